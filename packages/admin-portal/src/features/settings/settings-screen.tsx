import { Tabs } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.tsx';
import { AccountTab } from './account/account-tab.tsx';
import { GeneralTab } from './general/general-tab.tsx';
import { KeysTab } from './keys/keys-tab.tsx';
import { PeopleTab } from './people/people-tab.tsx';
import { parseSettingsSearch, TABS } from './settings-search.ts';

const route = getRouteApi('/app/settings');

const CONTENTS = { people: PeopleTab, keys: KeysTab, general: GeneralTab, account: AccountTab } as const;

/** People, keys, facts of the server, and the own account. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { tab = 'people' } = route.useSearch();
  const navigate = useNavigate();
  const open = (value: string | null) =>
    void navigate({ to: '/settings', search: parseSettingsSearch({ tab: value }) });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List mb="lg">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((name) => {
          const Content = CONTENTS[name];
          return (
            <Tabs.Panel key={name} value={name}>
              <Content />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </>
  );
}
