import { facetsOf } from './facets.ts';
import { RunSummary } from './run-summary.ts';
import type { RunBatch, RunPlan, RunToKeep, SealedReceipt } from './run-to-keep.ts';

/** What a line may hold as it is; any other text stands there as JSON, which has neither tabs nor line breaks. */
const PLAIN = /^[\w.~+/=:-]*$/;

const INITIAL_BYTES = 64 * 1024;
/** Longest UTF-8 form of a UTF-16 unit. */
const MAX_UNIT_BYTES = 3;

/** Seals the receipt of a run. */
export type SealReceipt = (runId: string, receipt: NonNullable<RunToKeep['receipt']>) => string;

/**
 * Writes each run down as it comes, as bytes: nothing of it stays on the heap until the batch is stored, so that a busy
 * server's records cost its garbage collector nothing.
 *
 * The text is a header with the names (JSON, one line), then a line a run, fields apart by tabs: number of the plan, id without
 * the common prefix, milliseconds since the header's time, status, microseconds, number of the client, correlation id, the
 * path (`step,branch,micros`, each step's index, branch and time since the step before), `r` for a receipt, and what failed
 * runs and events have to tell as JSON. It is read without the plan, by `decode-runs.ts`.
 */
export class RunBatchBuilder {
  readonly #seal: SealReceipt;
  #text = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  #length = 0;
  #batch: OpenBatch | undefined;

  constructor(seal: SealReceipt) {
    this.#seal = seal;
  }

  /** Runs since the last {@link take}. */
  get count(): number {
    return this.#batch?.count ?? 0;
  }

  /** What they take in memory. */
  get bytes(): number {
    return this.#length + (this.#batch?.receiptBytes ?? 0);
  }

  /** Writes a run down. One that can't be written down throws, and leaves no trace. */
  add(run: RunToKeep): void {
    const batch = this.#batch ?? new OpenBatch(run);
    const { id, at, status, plan, path, outcome, clientId, correlationId, receipt } = run;
    const pathMicros = path.length === 0 ? 0 : (path[path.length - 1] as number);
    const micros = run.durationMicros ?? pathMicros;
    const line = `${batch.plans.of(plan)}\t${encodeId(id, batch.prefix)}\t${encodeTime(at, batch.base)}\t${status}\t${
      micros === pathMicros ? '' : micros
    }\t${clientId === null ? '' : batch.clients.of(clientId)}\t${
      PLAIN.test(correlationId) ? correlationId : JSON.stringify(correlationId)
    }\t${encodePath(path)}\t${receipt === undefined && run.hasReceipt !== true ? '' : 'r'}${encodeRest(run)}\n`;
    const sealed = receipt === undefined ? undefined : this.#seal(id, receipt);
    // From here on nothing throws.
    this.#batch = batch;
    if (sealed !== undefined) batch.addReceipt({ runId: id, at, sealed });
    batch.count += 1;
    batch.widen(id, at);
    batch.statuses.add(status);
    batch.outcomes.add(outcome);
    batch.summary.add(plan.journeyId, plan.version, at, status, outcome !== 'answer', micros);
    this.#write(line);
  }

  /** The runs since the last time, as they are stored. @throws TypeError if there are none */
  take(): RunBatch {
    const batch = this.#batch;
    if (batch === undefined) throw new TypeError('A batch has at least one run.');
    const lines = this.#text.toString('utf8', 0, this.#length);
    this.#batch = undefined;
    this.#length = 0;
    return {
      id: batch.id,
      count: batch.count,
      firstAt: batch.firstAt,
      lastAt: batch.lastAt,
      firstRun: batch.firstRun,
      lastRun: batch.lastRun,
      facets: facetsOf(new Set(batch.plans.items.map(({ journeyId }) => journeyId)), batch.statuses, batch.outcomes),
      summary: batch.summary.toString(),
      lines: `${encodeHeader(batch)}\n${lines}`,
      receipts: batch.receipts,
    };
  }

  #write(line: string): void {
    const most = this.#length + line.length * MAX_UNIT_BYTES;
    if (most > this.#text.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(most, 2 * this.#text.length));
      this.#text.copy(larger, 0, 0, this.#length);
      this.#text = larger;
    }
    this.#length += this.#text.write(line, this.#length, 'utf8');
  }
}

/** What is known of the runs of a batch besides their lines. */
class OpenBatch {
  readonly id: string;
  readonly prefix: string;
  readonly base: number;
  readonly plans = new Numbered<RunPlan>();
  readonly clients = new Numbered<string>();
  readonly summary = new RunSummary();
  readonly statuses = new Set<number>();
  readonly outcomes = new Set<string>();
  readonly receipts: SealedReceipt[] = [];
  receiptBytes = 0;
  count = 0;
  firstRun: string;
  lastRun: string;
  firstAt: number;
  lastAt: number;

  constructor({ id, at }: RunToKeep) {
    this.id = id;
    this.prefix = id.slice(0, id.lastIndexOf('-') + 1);
    this.base = at;
    this.firstRun = id;
    this.lastRun = id;
    this.firstAt = at;
    this.lastAt = at;
  }

  widen(id: string, at: number): void {
    if (id < this.firstRun) this.firstRun = id;
    if (id > this.lastRun) this.lastRun = id;
    if (at < this.firstAt) this.firstAt = at;
    if (at > this.lastAt) this.lastAt = at;
  }

  addReceipt(receipt: SealedReceipt): void {
    this.receipts.push(receipt);
    this.receiptBytes += receipt.sealed.length;
  }
}

/** First line of a text: what the numbers in the lines below stand for. */
export interface RunsHeader {
  readonly format: 1;
  readonly prefix: string;
  readonly base: number;
  readonly plans: readonly (readonly [journeyId: string, version: number, steps: readonly StepNames[]])[];
  readonly clients: readonly string[];
}

type StepNames = readonly [id: string, ...branches: string[]];

function encodeHeader({ prefix, base, plans, clients }: OpenBatch): string {
  const header: RunsHeader = {
    format: 1,
    prefix,
    base,
    plans: plans.items.map(({ journeyId, version, steps }) => [
      journeyId,
      version,
      steps.map(({ id, branchNames }): StepNames => [id, ...branchNames]),
    ]),
    clients: clients.items,
  };
  return JSON.stringify(header);
}

function encodeId(id: string, prefix: string): string {
  if (id.startsWith(prefix)) {
    const rest = id.slice(prefix.length);
    if (PLAIN.test(rest)) return rest;
  }
  return JSON.stringify(id);
}

/** The distance where adding it gives the time again, which huge and broken numbers don't promise. */
function encodeTime(at: number, base: number): string {
  const distance = at - base;
  return base + distance === at ? `${distance}` : `=${at}`;
}

function encodePath(path: readonly number[]): string {
  let text = '';
  let before = 0;
  for (let index = 0; index < path.length; index += 3) {
    const micros = path[index + 2] as number;
    const since = micros - before;
    const time = since >= 0 && before + since === micros && Number.isInteger(since) ? since : `=${micros}`;
    text += `${index === 0 ? '' : ' '}${path[index]},${path[index + 1]},${time}`;
    before = micros;
  }
  return text;
}

function encodeRest({ outcome, failure, events }: RunToKeep): string {
  if (outcome === 'answer' && failure === undefined && events === undefined) return '';
  return `\t${JSON.stringify({ outcome, failure, events })}`;
}

/** Gives each different item the next number. */
class Numbered<T> {
  readonly items: T[] = [];
  readonly #numbers = new Map<T, number>();
  #latest: T | undefined;
  #latestNumber = -1;

  of(item: T): number {
    if (item === this.#latest && this.#latestNumber >= 0) return this.#latestNumber;
    let number = this.#numbers.get(item);
    if (number === undefined) {
      number = this.items.push(item) - 1;
      this.#numbers.set(item, number);
    }
    this.#latest = item;
    this.#latestNumber = number;
    return number;
  }
}
