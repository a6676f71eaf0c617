import { neverType, type Type } from './type.ts';
import { optionsOf, unionType } from './union.ts';

/**
 * Whether an operation succeeds on values of its types: `always`, `sometimes` (it depends on the value), `never`, or
 * `unknown` because nothing is known of a type.
 */
export type Verdict = 'always' | 'sometimes' | 'never' | 'unknown';

/** What an operation comes to: whether it succeeds, and the type of its result if it does. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly type: Type;
}

export const failing: Outcome = { verdict: 'never', type: neverType };

export function succeeding(type: Type): Outcome {
  return { verdict: 'always', type };
}

/** An operation that needs all of its parts to succeed. */
export function allOf(...verdicts: readonly Verdict[]): Verdict {
  for (const verdict of ['never', 'unknown', 'sometimes'] as const) {
    if (verdicts.includes(verdict)) return verdict;
  }
  return 'always';
}

/** One operation on values that may be of either type. */
export function eitherOf(verdicts: readonly Verdict[]): Verdict {
  const [first = 'always'] = verdicts;
  if (verdicts.every((verdict) => verdict === first)) return first;
  return verdicts.some((verdict) => verdict === 'never' || verdict === 'sometimes') ? 'sometimes' : 'unknown';
}

/** The outcome for a type from those for its options. */
export function overOptions(type: Type, outcomeOf: (option: Type) => Outcome): Outcome {
  const outcomes = optionsOf(type).map(outcomeOf);
  return {
    verdict: eitherOf(outcomes.map(({ verdict }) => verdict)),
    type: unionType(...outcomes.map((outcome) => outcome.type)),
  };
}
