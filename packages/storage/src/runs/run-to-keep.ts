import type { JourneyEvent, Receipt, RunRecord } from '@waymark/journey';

/** What is known of a plan's steps by their index. A compiled plan is one. */
export interface RunPlan {
  readonly journeyId: string;
  readonly version: number;
  readonly steps: readonly { readonly id: string; readonly branchNames: readonly string[] }[];
}

/** A run that ended, in the form that costs least to write down: its way as indexes into its plan. */
export interface RunToKeep {
  /** Unique in the tenant. */
  readonly id: string;
  readonly plan: RunPlan;
  /** Three numbers a step: index of the step, index of its branch (-1: none), microseconds since the run began. */
  readonly path: readonly number[];
  /** Microseconds; left out where the last step's time is meant. */
  readonly durationMicros?: number | undefined;
  /** When the call arrived, epoch milliseconds. */
  readonly at: number;
  readonly status: number;
  readonly clientId: string | null;
  readonly correlationId: string;
  readonly outcome: RunRecord['outcome'];
  readonly failure?: RunRecord['failure'] | undefined;
  readonly events?: readonly JourneyEvent[] | undefined;
  /** Everything that the run saw; kept sealed, in a row of its own. */
  readonly receipt?: Receipt | undefined;
  /** That a receipt is kept already. */
  readonly hasReceipt?: boolean | undefined;
}

/** Runs as they are stored, together and at once. Plain JSON, so that it can wait in a file; nothing secret is in clear. */
export interface RunBatch {
  /** Id of the first run: a batch that is stored twice is kept once. */
  readonly id: string;
  readonly count: number;
  /** Earliest and latest {@link RunToKeep.at}. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Smallest and largest id. */
  readonly firstRun: string;
  readonly lastRun: string;
  /** Journeys, statuses and outcomes that occur: lets a search skip the batch. */
  readonly facets: string;
  /** Counts by minute, journey and version, as JSON. */
  readonly summary: string;
  /** A line a run; see `encode-runs.ts`. */
  readonly lines: string;
  readonly receipts: readonly SealedReceipt[];
}

/** A receipt as it is stored. */
export interface SealedReceipt {
  readonly runId: string;
  readonly at: number;
  readonly sealed: string;
}
