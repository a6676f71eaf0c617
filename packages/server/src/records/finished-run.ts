import type { JourneyEvent, Outcome, Path, Receipt } from '@waymark/journey';
import type { RunPlan, RunToKeep } from '@waymark/storage';

/** A run as the call knows it once its answer is sent. Nothing of it is copied or written down before the next flush. */
export interface FinishedRun {
  /** From {@link RunIds}, if the run had one before it ended. */
  readonly id?: string;
  /** The plan that ran. */
  readonly plan: RunPlan;
  readonly path: Path;
  readonly outcome: Outcome;
  /** What the caller got; 499 when it had gone. */
  readonly status: number;
  /** When the call arrived, epoch milliseconds. */
  readonly at: number;
  readonly clientId: string | null;
  readonly correlationId: string;
  readonly events?: readonly JourneyEvent[];
  /** Kept sealed, beside the record. */
  readonly receipt?: Receipt;
  /** About how many bytes the receipt holds, for the bound on memory; the length of the request's body will do. */
  readonly receiptBytes?: number;
}

const BYTES_OF_RUN = 300;
const BYTES_OF_EVENT = 1024;
const BYTES_OF_RECEIPT = 16 * 1024;

/** About what a run holds in memory while it waits, in bytes. */
export function weightOf({ path, events, receipt, receiptBytes = BYTES_OF_RECEIPT }: FinishedRun): number {
  let bytes = BYTES_OF_RUN + path.length * 8;
  if (events !== undefined) bytes += events.length * BYTES_OF_EVENT;
  if (receipt !== undefined) bytes += receiptBytes + BYTES_OF_EVENT;
  return bytes;
}

/** What waits for the flush: without the answer's body, which may be large. */
export function toKeep(run: FinishedRun, id: string): RunToKeep {
  const { plan, path, outcome, status, at, clientId, correlationId, events, receipt } = run;
  const isPlain = outcome.kind === 'answer' && events === undefined && receipt === undefined;
  if (isPlain) return { id, plan, path, at, status, clientId, correlationId, outcome: 'answer' };
  return {
    ...{ id, plan, path, at, status, clientId, correlationId },
    ...(outcome.kind === 'answer' ? { outcome: 'answer' } : { outcome: outcome.code, failure: withoutKind(outcome) }),
    ...(events === undefined || events.length === 0 ? {} : { events }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

function withoutKind<T extends { readonly kind: unknown }>({ kind: _, ...rest }: T): Omit<T, 'kind'> {
  return rest;
}
