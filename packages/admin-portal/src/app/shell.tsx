import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { GoTo } from './go-to.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** A journey that is opened, and not one of the lists. */
const BUILDER = /^\/journeys\/(?!b2[bc]\/?$)[^/]+\/?$/;

/** The frame of every page of somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation('shell');
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  // The builder needs the width: the navigation makes do with its icons there.
  const isCompact = BUILDER.test(pathname);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the navigation of a narrow window.
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      header={{ height: { base: 56, md: 0 } }}
      navbar={{ width: { base: 248, md: isCompact ? 68 : 248 }, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      padding={0}
    >
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <AppShell.Header className={classes.header} hiddenFrom="md">
        <Group h="100%" px="md" gap="sm">
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={isOpen ? t('closeNavigation') : t('openNavigation')}
          />
          <Brand />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} p="sm" mod={{ compact: isCompact }}>
        <Link to="/" className={classes.brand} aria-label={t('home')}>
          <Brand />
        </Link>
        <GoTo />
        <Navigation />
        <UserMenu />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
