import type { JourneyEvent } from '../run/journey-event.ts';
import type { Failure, StepRecord } from '../run/outcome.ts';
import type { Receipt } from '../run/receipt.ts';

/** What is kept of every run: enough to list it, count it and show its way through the journey. */
export interface RunRecord {
  /** Unique in the tenant; ids of one process sort in the order in which the runs ended. */
  readonly id: string;
  readonly journeyId: string;
  readonly version: number;
  /** When the call arrived, epoch milliseconds. */
  readonly at: number;
  /** From the first step to the last, in microseconds. */
  readonly durationMicros: number;
  /** The HTTP status that the caller got; 499 when it had gone. */
  readonly status: number;
  /** Null for a call of a journey that doesn't enforce tokens and names no client. */
  readonly clientId: string | null;
  readonly correlationId: string;
  readonly outcome: 'answer' | Failure['code'];
  /** Of a run without an answer of its own. */
  readonly failure?: Omit<Failure, 'kind'>;
  readonly steps: readonly StepRecord[];
  /** What the journey's steps reported. */
  readonly events?: readonly JourneyEvent[];
  /** Whether a receipt was kept, so that the run can be explained in full and replayed. */
  readonly hasReceipt: boolean;
}

/** A run with what is needed to repeat it. Sealed at rest. */
export interface RecordedRun {
  readonly record: RunRecord;
  readonly receipt: Receipt;
}

/** Which runs to list. All that is given must fit. */
export interface RunFilter {
  readonly journeyId?: string;
  readonly version?: number;
  readonly status?: number;
  /** The first digit of the status: 2 for 200 to 299. */
  readonly statusClass?: number;
  readonly outcome?: RunRecord['outcome'] | 'failure';
  readonly clientId?: string;
  readonly correlationId?: string;
  /** Id of a step that the run took. */
  readonly step?: string;
  /** Name of the branch that the run took out of {@link step}. */
  readonly branch?: string;
  /** Epoch milliseconds, inclusive. */
  readonly from?: number;
  /** Epoch milliseconds, exclusive. */
  readonly until?: number;
  readonly minDurationMicros?: number;
  readonly hasReceipt?: boolean;
}
