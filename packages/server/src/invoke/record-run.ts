import type { Plan, RunResult } from '@waymark/journey';
import type { Counters, Logger } from '@waymark/telemetry';
import { logRunFailed } from '@waymark/telemetry';

/** Everything that is known about a call once its answer is sent. */
export interface RunRecord {
  readonly plan: Plan;
  readonly result: RunResult;
  readonly status: number;
  readonly correlationId: string;
  readonly clientId: string | null;
}

/** How many failed runs wait for the log before further ones are only counted. */
const MAX_WAITING = 1000;

/** Stage 6: counts every run at once and writes failed ones to the log in batches, after their answers are sent. */
export class RunRecorder {
  readonly #counters: Counters;
  readonly #logger: Logger;
  #waiting: RunRecord[] = [];

  constructor(counters: Counters, logger: Logger) {
    this.#counters = counters;
    this.#logger = logger;
  }

  record(run: RunRecord): void {
    this.#counters.increment('waymark_runs_total', run.plan.journeyId, run.status);
    if (run.result.outcome.kind === 'failure') this.#enqueue(run);
  }

  #enqueue(run: RunRecord): void {
    if (this.#waiting.length >= MAX_WAITING) {
      this.#counters.increment('waymark_run_log_dropped_total');
      return;
    }
    if (this.#waiting.push(run) === 1) setImmediate(() => this.flush());
  }

  /** Writes what waits; called once more when the server stops. */
  flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    for (const { plan, result, status, correlationId, clientId } of batch) {
      if (result.outcome.kind === 'answer') continue;
      const { code, message, step, field, expressionCode } = result.outcome;
      const { journeyId, version } = plan;
      logRunFailed(this.#logger, {
        journeyId,
        version,
        status,
        correlationId,
        clientId,
        step,
        code,
        message,
        ...(field === undefined ? {} : { field }),
        ...(expressionCode === undefined ? {} : { expressionCode }),
      });
    }
  }
}
