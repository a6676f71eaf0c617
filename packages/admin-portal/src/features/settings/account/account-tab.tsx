import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { sessionStore } from '../../../api/session.ts';
import { Surface } from '../../../ui/surface.tsx';
import { ChangePassword } from './change-password.tsx';
import { OwnSessions } from './own-sessions.tsx';

/** Who one is here, the own password, and where one is signed in. */
export function AccountTab() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const person = useStore(sessionStore, ({ session }) => session?.administrator);
  return (
    <Stack gap="lg">
      <Surface aria-label={t('account.who')}>
        <Title order={2} mb="xs">
          {t('account.who')}
        </Title>
        <Group gap="xl">
          <Text>{person?.email}</Text>
          <Text c="dimmed">
            {person === undefined ? '' : t('account.role', { role: common(`roles.${person.role}`) })}
          </Text>
        </Group>
      </Surface>
      <ChangePassword />
      <OwnSessions />
    </Stack>
  );
}
