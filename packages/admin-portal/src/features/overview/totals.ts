import type { RunStatistics } from '../../api/generated/admin-api.ts';

/** The whole of a span. Shares are 0 to 1; null without a call. */
export interface Totals {
  readonly calls: number;
  readonly errors: number;
  readonly errorShare: number | null;
  /** Milliseconds. */
  readonly p95: number | null;
}

/** The totals of a span that was counted as one interval. */
export function toTotals(items: readonly RunStatistics[]): Totals {
  const [item] = items;
  if (item === undefined || item.calls === 0) return { calls: 0, errors: 0, errorShare: null, p95: null };
  const { calls, failures, latencyMicros } = item;
  return { calls, errors: failures, errorShare: failures / calls, p95: latencyMicros.p95 / 1000 };
}

/** How a number differs from the one before. */
export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'up' | 'down' /** 0.5 is half as much again. */; readonly share: number };

/** The change from one number to another. Less than half a percent counts as the same. */
export function changeOf(before: number | null, now: number | null): Change {
  if (before === null || now === null) return { kind: 'none' };
  if (before === 0) return now === 0 ? { kind: 'same' } : { kind: 'new' };
  const share = (now - before) / before;
  if (Math.abs(share) < 0.005) return { kind: 'same' };
  return { kind: share > 0 ? 'up' : 'down', share: Math.abs(share) };
}

/** A journey whose runs failed. */
export interface FailingJourney {
  readonly journeyId: string;
  readonly calls: number;
  readonly errors: number;
}

/** The journeys with the most failed runs, most first. */
export function mostFailing(items: readonly RunStatistics[], most: number): readonly FailingJourney[] {
  return items
    .filter(({ failures }) => failures > 0)
    .map(({ journeyId, calls, failures }) => ({ journeyId, calls, errors: failures }))
    .sort((a, b) => b.errors - a.errors || b.errors / b.calls - a.errors / a.calls)
    .slice(0, most);
}
