import type { ReactNode } from 'react';

/** Drawings of 20 by 20, one line wide. They stand beside words and say nothing of their own. */
const DRAWINGS = {
  overview: <path d="M3 16V9m4.7 7V4m4.6 12v-5M17 16V7" />,
  journey: (
    <>
      <circle cx="4.5" cy="10" r="1.8" />
      <circle cx="15.5" cy="4.8" r="1.8" />
      <circle cx="15.5" cy="15.2" r="1.8" />
      <path d="M6.3 10h2.2c2.6 0 2-5.2 5.2-5.2M8.5 10c2.6 0 2 5.2 5.2 5.2" />
    </>
  ),
  application: (
    <>
      <rect x="3" y="3" width="6" height="6" rx="1.4" />
      <rect x="11" y="3" width="6" height="6" rx="1.4" />
      <rect x="3" y="11" width="6" height="6" rx="1.4" />
      <path d="M14 11.200v5.600M11.2 14h5.6" />
    </>
  ),
  run: <path d="M3 10h3l2.2-5.5 3.6 11L14 10h3" />,
  expression: <path d="M8.2 16c-1.8 0-1.5-6-2.7-6 1.2 0 .9-6 2.7-6m3.6 12c1.8 0 1.5-6 2.7-6-1.2 0-.9-6-2.7-6" />,
  audit: <path d="M6 3h6l3 3v11H6zM8.5 9h4m-4 3h4" />,
  settings: (
    <>
      <path d="M3 6h7m4 0h3M3 14h3m4 0h7" />
      <circle cx="12" cy="6" r="1.9" />
      <circle cx="8" cy="14" r="1.9" />
    </>
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  search: (
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m13 13 3.5 3.5" />
    </>
  ),
  copy: (
    <>
      <rect x="7" y="7" width="9.5" height="9.5" rx="1.6" />
      <path d="M4.5 13V5a1.5 1.5 0 0 1 1.5-1.500h7" />
    </>
  ),
  check: <path d="m4 10.5 4 4 8-9" />,
  cross: <path d="m5 5 10 10M15 5 5 15" />,
  trash: <path d="M3.5 5.500h13M8 5.500v-2h4v2m-6.5 0 .7 11h7.600l.7-11M8.5 8.500v5m3-5v5" />,
  edit: <path d="m4 16 .8-3.500L13 4.300l2.7 2.7-8.2 8.200zM11.5 5.800l2.7 2.7" />,
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="4.5" cy="10" r="1.5" />
      <circle cx="10" cy="10" r="1.5" />
      <circle cx="15.5" cy="10" r="1.5" />
    </g>
  ),
  back: <path d="m12 4-6 6 6 6" />,
  forward: <path d="m8 4 6 6-6 6" />,
  down: <path d="m4.5 7.5 5.5 5.5 5.5-5.5" />,
  sort: <path d="m6.5 8 3.5-3.500L13.5 8m-7 4 3.5 3.5 3.5-3.5" />,
  sortUp: <path d="m6 12 4-4 4 4" />,
  sortDown: <path d="m6 8 4 4 4-4" />,
  person: (
    <>
      <circle cx="10" cy="7" r="3" />
      <path d="M4.5 16.500c.6-3 2.7-4.5 5.5-4.500s4.9 1.5 5.5 4.5" />
    </>
  ),
  signOut: <path d="M8.5 4h-4v12h4M8 10h8.500m-3-3 3 3-3 3" />,
  sun: (
    <>
      <circle cx="10" cy="10" r="3.2" />
      <path d="M10 3V2m0 16v-1m7-7h1M2 10h1m12-5 .7-.7M4.3 15.7 5 15m10 0 .7.700M4.3 4.3 5 5" />
    </>
  ),
  moon: <path d="M16 12.200A6.5 6.5 0 0 1 7.8 4 6.5 6.5 0 1 0 16 12.200z" />,
  screen: <path d="M3 4h14v9.500H3zM7.5 16.500h5m-2.5-3v3" />,
  key: (
    <>
      <circle cx="6.5" cy="13.5" r="3" />
      <path d="m8.7 11.3 7.3-7.300m-3 3 2.5 2.500M10.5 9.500l1.7 1.7" />
    </>
  ),
  warning: <path d="M10 3.5 17.5 16h-15zM10 8v4m0 1.900v.1" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.200v4.300M10 6.500v.1" />
    </>
  ),
  refresh: <path d="M16 10a6 6 0 1 1-1.8-4.300L16 7.500m0-4v4h-4" />,
  upload: <path d="M10 13V4m-3.5 3.200L10 3.700l3.5 3.500M3.5 13v3.500h13V13" />,
  download: <path d="M10 3.700v9m-3.5-3.4 3.5 3.5 3.5-3.500M3.5 13v3.500h13V13" />,
  play: <path d="M6 4v12l10-6z" />,
  menu: <path d="M3 5.500h14M3 10h14M3 14.500h14" />,
} as const;

/** Name of a drawing. */
export type IconName = keyof typeof DRAWINGS;

/** A drawing of this portal, by its name. */
export const Icon = ({ name, size }: { readonly name: IconName; readonly size?: number }): ReactNode => (
  <Drawing size={size}>{DRAWINGS[name]}</Drawing>
);

interface DrawingProps {
  readonly size?: number | undefined;
  /** Lines on a ground of 20 by 20. */
  readonly children: ReactNode;
}

/** A drawing in the colour of the text around it; hidden from screen readers. */
export function Drawing({ size = 18, children }: DrawingProps): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}
