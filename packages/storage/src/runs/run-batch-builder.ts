import { facetsOf } from './facets.ts';
import { LineBuffer } from './line-buffer.ts';
import { RunSummary } from './run-summary.ts';
import type { RunBatch, RunPlan, RunToKeep, SealedReceipt } from './run-to-keep.ts';

const TAB = 0x09;
const NEW_LINE = 0x0a;
const SPACE = 0x20;
const COMMA = 0x2c;
const EQUALS = 0x3d;
const RECEIPT = 0x72;

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
  readonly #lines = new LineBuffer();
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
    return this.#lines.length + (this.#batch?.receiptBytes ?? 0);
  }

  /** Writes a run down. One that can't be written down throws, and leaves no trace. */
  add(run: RunToKeep): void {
    const batch = this.#batch ?? new OpenBatch(run);
    const { id, at, status, plan, path, outcome, receipt } = run;
    const pathMicros = path.length === 0 ? 0 : (path[path.length - 1] as number);
    const micros = run.durationMicros ?? pathMicros;
    const rest = encodeRest(run);
    const sealed = receipt === undefined ? undefined : this.#seal(id, receipt);
    // From here on nothing throws.
    this.#batch = batch;
    this.#writeLine(batch, run, micros === pathMicros ? undefined : micros, rest);
    if (sealed !== undefined) batch.addReceipt({ runId: id, at, sealed });
    batch.count += 1;
    batch.widen(id, at);
    batch.statuses.add(status);
    batch.outcomes.add(outcome);
    batch.summary.add(plan.journeyId, plan.version, at, status, outcome !== 'answer', micros);
  }

  /** The runs since the last time, as they are stored. @throws TypeError if there are none */
  take(): RunBatch {
    const batch = this.#batch;
    if (batch === undefined) throw new TypeError('A batch has at least one run.');
    const lines = this.#lines.toString();
    this.#batch = undefined;
    this.#lines.clear();
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

  #writeLine(batch: OpenBatch, run: RunToKeep, micros: number | undefined, rest: string): void {
    const lines = this.#lines;
    const { id, at, status, plan, path, clientId, correlationId } = run;
    lines.number(batch.plans.of(plan));
    lines.char(TAB);
    if (!id.startsWith(batch.prefix) || !lines.plain(id, batch.prefix.length)) lines.text(JSON.stringify(id));
    lines.char(TAB);
    writeTime(lines, at, batch.base);
    lines.char(TAB);
    lines.number(status);
    lines.char(TAB);
    if (micros !== undefined) lines.number(micros);
    lines.char(TAB);
    if (clientId !== null) lines.number(batch.clients.of(clientId));
    lines.char(TAB);
    if (!lines.plain(correlationId)) lines.text(JSON.stringify(correlationId));
    lines.char(TAB);
    writePath(lines, path);
    lines.char(TAB);
    if (run.receipt !== undefined || run.hasReceipt === true) lines.char(RECEIPT);
    if (rest !== '') {
      lines.char(TAB);
      lines.text(rest);
    }
    lines.char(NEW_LINE);
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

/** The distance where adding it gives the time again, which huge and broken numbers don't promise. */
function writeTime(lines: LineBuffer, at: number, base: number): void {
  const distance = at - base;
  if (base + distance === at) lines.number(distance);
  else {
    lines.char(EQUALS);
    lines.number(at);
  }
}

function writePath(lines: LineBuffer, path: readonly number[]): void {
  let before = 0;
  for (let index = 0; index < path.length; index += 3) {
    const micros = path[index + 2] as number;
    const since = micros - before;
    if (index > 0) lines.char(SPACE);
    lines.number(path[index] as number);
    lines.char(COMMA);
    lines.number(path[index + 1] as number);
    lines.char(COMMA);
    if (since >= 0 && before + since === micros && Number.isInteger(since)) lines.number(since);
    else {
      lines.char(EQUALS);
      lines.number(micros);
    }
    before = micros;
  }
}

function encodeRest({ outcome, failure, events }: RunToKeep): string {
  if (outcome === 'answer' && failure === undefined && events === undefined) return '';
  return JSON.stringify({ outcome, failure, events });
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
