import type { ReactNode } from 'react';
import { Drawing } from '../../ui/icon.tsx';

/** Drawings of 20 by 20 for the kinds of step. */
const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  'set-variables': <path d="M4 6h12M4 10h7M4 14h9M14.500 11.500v5m-2.500-2.500h5" />,
  condition: <path d="M10 3 17 10l-7 7-7-7zM10 7v3.500m0 2.500v.1" />,
  'match-case': <path d="M3 10h4m0 0 6-5.500h4M7 10h10M7 10l6 5.500h4" />,
  'while-loop': <path d="M16 10a6 6 0 1 1-1.800-4.300L16 7.500m0-4v4h-4" />,
  block: <path d="M4 4h12v12H4zM8 8h4v4H8z" />,
  'sub-journey': <path d="M3 6h6v4h8m-3-3 3 3-3 3M3 14h6" />,
  'validate-token': (
    <path d="M10 3 4.500 5v4.500c0 3.500 2.300 6.200 5.500 7.500 3.200-1.300 5.500-4 5.500-7.500V5zM7.500 10l2 2 3.500-4" />
  ),
  'log-event': <path d="M5 3h10v14H5zM8 7h4m-4 3h4m-4 3h2" />,
  'enrich-events': <path d="M4 10h12M10 4v12M6 6l8 8m0-8-8 8" />,
  'http-complete': <path d="M4 4v12M4 5h11l-2.500 3L15 11H4" />,
  complete: <path d="m4 10.500 4 4 8-9" />,
  abort: <path d="M7 3h6l4 4v6l-4 4H7l-4-4V7zM7.500 7.500l5 5m0-5-5 5" />,
};

/** The drawing of a kind of step; hidden from screen readers, as the name stands beside it. */
export function KindIcon({ kind, size }: { readonly kind: string; readonly size?: number }) {
  return <Drawing size={size}>{DRAWINGS[kind] ?? <circle cx="10" cy="10" r="6" />}</Drawing>;
}
