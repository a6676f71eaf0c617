import type { JourneyEvent, Outcome, Path, Receipt } from '@waymark/journey';
import type { RunPlan, RunToKeep } from '@waymark/storage';

/** A run as the call knows it once its answer is sent. */
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
}

/** The run as it is written down. */
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
