import type { LinkProps } from '@tanstack/react-router';
import type { english } from '../texts/en/index.ts';
import type { IconName } from '../ui/icon.tsx';

export interface NavigationLink {
  readonly text: keyof (typeof english)['shell']['links'];
  readonly icon: IconName;
  readonly to: NonNullable<LinkProps['to']>;
}

export interface NavigationGroup {
  /** A heading above the links. */
  readonly heading?: keyof (typeof english)['shell']['groups'];
  readonly links: readonly NavigationLink[];
}

/** The navigation, from top to bottom. */
export const NAVIGATION: readonly NavigationGroup[] = [
  { links: [{ text: 'overview', icon: 'overview', to: '/' }] },
  {
    heading: 'journeys',
    links: [
      { text: 'b2c', icon: 'journey', to: '/journeys/b2c' },
      { text: 'b2b', icon: 'journey', to: '/journeys/b2b' },
    ],
  },
  {
    links: [
      { text: 'applications', icon: 'application', to: '/applications' },
      { text: 'runs', icon: 'run', to: '/runs' },
      { text: 'fiddle', icon: 'expression', to: '/fiddle' },
      { text: 'audit', icon: 'audit', to: '/audit' },
      { text: 'settings', icon: 'settings', to: '/settings' },
    ],
  },
];
