import type { Value } from '@waymark/expression';

/** Something that a step reported while the run went on. Kept with the run, and written to the log after the answer. */
export interface JourneyEvent {
  readonly name: string;
  /** Epoch milliseconds, as the run's clock told. */
  readonly at: number;
  /** Id of the step that reported it. */
  readonly step: string;
  readonly data: Value;
  /** What enrich-events steps before had added. */
  readonly fields: Readonly<Record<string, Value>>;
}
