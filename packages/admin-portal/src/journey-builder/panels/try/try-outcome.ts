import type { ExplainedStep, Failure, JourneyDiagnostic } from '@waymark/journey';
import type { PublishedAnswer } from './call-published.ts';
import type { TriedCall } from './simulate.ts';
import type { TryCall } from './try-request.ts';

/** What is on record of a real call. */
export interface RecordedCall {
  readonly runId: string;
  readonly status: number;
  readonly steps: readonly ExplainedStep[];
  readonly failure?: Omit<Failure, 'kind'>;
  /** Whether values were kept. */
  readonly isExplained: boolean;
}

/** What became of a request that was tried. */
export type TryOutcome =
  | { readonly kind: 'problems'; readonly problems: readonly JourneyDiagnostic[] }
  | { readonly kind: 'simulated'; readonly call: TryCall; readonly result: TriedCall }
  | {
      readonly kind: 'published';
      readonly call: TryCall;
      readonly answer: PublishedAnswer;
      /** Undefined while it is on its way, null when there is none. */
      readonly record: RecordedCall | null | undefined;
      readonly at: number;
    }
  | { readonly kind: 'token-refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The steps that the call took, as far as they are known. */
export function stepsOfOutcome(outcome: TryOutcome | undefined): readonly ExplainedStep[] {
  if (outcome?.kind === 'simulated') return outcome.result.steps;
  return outcome?.kind === 'published' ? (outcome.record?.steps ?? []) : [];
}
