import {
  type MantineColorScheme,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { api, unwrap } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { endSession, sessionStore } from '../api/session.ts';
import { useRole } from '../api/use-role.ts';
import { showErrorToast } from '../ui/error-toast.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './user-menu.module.css';

const SCHEMES = [
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
  { value: 'auto', icon: 'screen' },
] as const;

/** Who is signed in, light or dark, and the way out. */
export function UserMenu() {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const { role } = useRole();
  const email = useStore(sessionStore, ({ session }) => session?.administrator.email ?? '');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();

  async function signOut(): Promise<void> {
    try {
      await unwrap(api.DELETE('/api/v1/session'));
    } catch (error) {
      showErrorToast(error);
      return;
    }
    endSession();
    queryClient.clear();
    await navigate({ to: '/sign-in', search: {} });
  }

  return (
    <Menu position="top-start" width={232} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.target}>
          <VisuallyHidden>{t('user.menu')}</VisuallyHidden>
          <span className={classes.avatar} aria-hidden="true">
            <Icon name="person" />
          </span>
          <span className={classes.who}>
            <Text span truncate fz="xs" fw={600} title={email}>
              {email}
            </Text>
            <Text span fz="xs" c="dimmed" tt="capitalize">
              {common(`roles.${role}`)}
            </Text>
          </span>
          <Icon name="more" size={15} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('user.colours')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {SCHEMES.map(({ value, icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon name={icon} />}>
              {t(`user.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Icon name="person" />}
          component={Link}
          {...({ to: '/settings', search: { tab: 'account' } } as object)}
        >
          {t('user.account')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="signOut" />} onClick={() => void signOut()}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
