import type { RunStatistics } from '../api/generated/admin-api.ts';

/** What a journey had to do in a span of time. */
export interface Traffic {
  readonly calls: number;
  /** Runs without an answer of their own. */
  readonly errors: number;
}

/** Statistics by journey. */
export function trafficOf(items: readonly Pick<RunStatistics, 'journeyId' | 'calls' | 'failures'>[]) {
  const traffic = new Map<string, Traffic>();
  for (const { journeyId, calls, failures } of items) {
    const before = traffic.get(journeyId) ?? { calls: 0, errors: 0 };
    traffic.set(journeyId, { calls: before.calls + calls, errors: before.errors + failures });
  }
  return traffic;
}
