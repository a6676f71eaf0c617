import { type Comparison, NumberBounds } from '@waymark/expression';
import type { KnownOutcome } from './known-outcomes.ts';

/** Whether a comparison comes out true or false by what earlier ones with the same subject have left; undefined if open. */
export function decidedByBounds(wanted: Comparison, outcomes: ReadonlyMap<string, KnownOutcome>): boolean | undefined {
  const bounds = new NumberBounds(wanted.least);
  for (const { outcome, comparison } of outcomes.values()) {
    if (comparison?.subject === wanted.subject) bounds.learn(comparison, outcome);
  }
  return bounds.decide(wanted);
}
