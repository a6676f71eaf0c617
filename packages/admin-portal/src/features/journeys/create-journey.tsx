import { Button, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRole } from '../../api/use-role.ts';
import type { Affinity } from '../../journey-parts/journey-queries.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { BlankDialog } from './blank-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** The templates with their pictures load when they are asked for. */
const TemplateDialog = lazy(async () => ({ default: (await import('./template-dialog.tsx')).TemplateDialog }));

const WAYS = ['blank', 'template', 'import'] as const;
type Way = (typeof WAYS)[number];
const ICONS: Readonly<Record<Way, IconName>> = { blank: 'plus', template: 'journey', import: 'upload' };

/** The ways to a new journey: the first as a button, the others behind it. */
export function CreateJourney({ affinity }: { readonly affinity: Affinity }) {
  const { t } = useTranslation('journeys');
  const { can } = useRole();
  const [way, setWay] = useState<Way>();
  if (!can('editor')) return <RoleButton needs="editor">{t('create.menu')}</RoleButton>;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<Icon name="plus" />} rightSection={<Icon name="sortDown" size={14} />}>
            {t('create.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {WAYS.map((one) => (
            <Menu.Item key={one} leftSection={<Icon name={ICONS[one]} size={16} />} onClick={() => setWay(one)}>
              {t(`create.${one}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <CreateDialog way={way} affinity={affinity} onClose={() => setWay(undefined)} />
    </>
  );
}

/** The same ways side by side, for where nothing is yet. */
export function CreateJourneyButtons({ affinity }: { readonly affinity: Affinity }) {
  const { t } = useTranslation('journeys');
  const [way, setWay] = useState<Way>();
  return (
    <>
      {(['template', 'blank', 'import'] as const).map((one, index) => (
        <RoleButton
          key={one}
          needs="editor"
          variant={index === 0 ? 'filled' : 'default'}
          leftSection={<Icon name={ICONS[one]} size={16} />}
          onClick={() => setWay(one)}
        >
          {t(`create.${one}`)}
        </RoleButton>
      ))}
      <CreateDialog way={way} affinity={affinity} onClose={() => setWay(undefined)} />
    </>
  );
}

interface CreateDialogProps {
  readonly way: Way | undefined;
  readonly affinity: Affinity;
  readonly onClose: () => void;
}

function CreateDialog({ way, ...props }: CreateDialogProps) {
  if (way === undefined) return null;
  if (way === 'blank') return <BlankDialog {...props} />;
  if (way === 'import') return <ImportDialog {...props} />;
  return (
    <Suspense fallback={null}>
      <TemplateDialog {...props} />
    </Suspense>
  );
}
