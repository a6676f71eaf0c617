import { ScrollArea, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './navigation.module.css';
import { NAVIGATION } from './navigation-links.ts';

/** The links to the screens. */
export function Navigation() {
  const { t } = useTranslation('shell');
  return (
    <ScrollArea component="nav" aria-label={t('navigation')} className={classes.nav}>
      {NAVIGATION.map(({ heading, links }) => (
        <div key={links[0]?.to} className={classes.group}>
          {heading !== undefined && (
            <Text className={classes.heading} id={`navigation-${heading}`}>
              {t(`groups.${heading}`)}
            </Text>
          )}
          <ul
            className={classes.list}
            {...(heading === undefined ? {} : { 'aria-labelledby': `navigation-${heading}` })}
          >
            {links.map(({ to, text, icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  className={classes.link}
                  title={t(`links.${text}`)}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                  activeProps={{ 'data-active': true }}
                >
                  <Icon name={icon} />
                  <span className={classes.text}>{t(`links.${text}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </ScrollArea>
  );
}
