import { toJsonText, type Value } from '@waymark/expression';
import { type Failure, type JourneyEvent, type Plan, type RunResult, receiptOf } from '@waymark/journey';
import type { RunToKeep } from '@waymark/storage';
import { type Counter, type Counters, type Logger, logJourneyEvent, logRunFailed } from '@waymark/telemetry';
import type { Caller } from './authorize-request.ts';
import { journeyCaller } from './execute-journey.ts';
import type { InvokeRequest } from './invoke-request.ts';

/** Everything that is known about a call once its answer is sent. */
export interface AnsweredCall {
  readonly plan: Plan;
  readonly request: InvokeRequest;
  readonly caller: Caller;
  readonly result: RunResult;
  readonly runId: string;
  readonly correlationId: string;
  readonly status: number;
  /** When the call arrived, epoch milliseconds. */
  readonly at: number;
}

/** Where records are kept. */
export interface RunKeeper {
  wantsReceipt(at: number): boolean;
  add(run: RunToKeep): void;
}

/** How many calls wait for the log before further ones are only counted. */
const MAX_WAITING = 1000;

/** Objects of the language have no prototype, or one of its own; the log takes plain ones only. */
const plain = (value: Value): unknown => JSON.parse(toJsonText(value));

/** The header by which a caller asks for the receipt of its call. */
const RECEIPT_HEADER = 'x-waymark-receipt';

/**
 * Stage 6: counts every run and hands its record on, at once; writes failed runs and the events of journeys to the log in
 * batches. All of it after the answer is sent.
 */
export class RunRecorder {
  readonly #records: RunKeeper;
  readonly #counters: Counters;
  readonly #logger: Logger;
  readonly #counted = new WeakMap<Plan, Map<number, Counter>>();
  #waiting: AnsweredCall[] = [];

  constructor(records: RunKeeper, counters: Counters, logger: Logger) {
    this.#records = records;
    this.#counters = counters;
    this.#logger = logger;
  }

  record(call: AnsweredCall): void {
    const { plan, request, caller, result, runId: id, correlationId, status, at } = call;
    const { outcome, path, events } = result;
    this.#counterOf(plan, status).increment();
    this.#records.add({
      id,
      plan,
      path,
      at,
      status,
      clientId: request.clientId,
      correlationId,
      outcome: outcome.kind === 'answer' ? 'answer' : outcome.code,
      failure: outcome.kind === 'answer' ? undefined : failureFields(outcome),
      events,
      receipt: this.#keepsReceipt(call)
        ? receiptOf(plan, request.journeyRequest, journeyCaller(plan, caller), id, result)
        : undefined,
    });
    if (outcome.kind === 'failure' || events !== undefined) this.#enqueue(call);
  }

  #counterOf(plan: Plan, status: number): Counter {
    let byStatus = this.#counted.get(plan);
    if (byStatus === undefined) {
      byStatus = new Map();
      this.#counted.set(plan, byStatus);
    }
    let counter = byStatus.get(status);
    if (counter === undefined) {
      counter = this.#counters.counter('waymark_runs_total', plan.journeyId, status);
      byStatus.set(status, counter);
    }
    return counter;
  }

  #keepsReceipt({ plan, request, caller, result, at }: AnsweredCall): boolean {
    if (result.outcome.kind === 'failure' || plan.receipts === 'all') return true;
    if (plan.receipts === 'sample' && this.#records.wantsReceipt(at)) return true;
    return (
      request.journeyRequest.headers[RECEIPT_HEADER] === 'keep' &&
      caller.valid &&
      plan.receiptClients.has(caller.clientId)
    );
  }

  #enqueue(call: AnsweredCall): void {
    if (this.#waiting.length >= MAX_WAITING) {
      this.#counters.increment('waymark_run_log_dropped_total');
      return;
    }
    if (this.#waiting.push(call) === 1) setImmediate(() => this.flush());
  }

  /** Writes to the log what waits; called once more when the server stops. */
  flush(): void {
    const calls = this.#waiting;
    this.#waiting = [];
    for (const call of calls) {
      for (const event of call.result.events ?? []) this.#logEvent(call, event);
      this.#logFailure(call);
    }
  }

  #logEvent({ plan, runId, correlationId }: AnsweredCall, { name, at, step, data, fields }: JourneyEvent): void {
    const { journeyId, version } = plan;
    const known = { journeyId, version, runId, correlationId, name, at, step };
    logJourneyEvent(this.#logger, { ...known, data: plain(data), fields: plain(fields as Value) });
  }

  #logFailure({ plan, request, result, runId, correlationId, status }: AnsweredCall): void {
    if (result.outcome.kind === 'answer') return;
    const { code, message, step, field, errorCode } = result.outcome;
    const { journeyId, version } = plan;
    logRunFailed(this.#logger, {
      journeyId,
      version,
      runId,
      status,
      correlationId,
      clientId: request.clientId,
      step,
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(errorCode === undefined ? {} : { errorCode }),
    });
  }
}

function failureFields({ kind: _, ...fields }: Failure): Omit<Failure, 'kind'> {
  return fields;
}
