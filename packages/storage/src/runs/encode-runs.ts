import { facetsOf } from './facets.ts';
import { RunSummary } from './run-summary.ts';
import type { RunBatch, RunPlan, RunToKeep } from './run-to-keep.ts';

/** What a line may hold as it is; any other text stands there as JSON, which has neither tabs nor line breaks. */
const PLAIN = /^[\w.~+/=:-]*$/;

/**
 * Writes runs down together. The text is a header with the names (JSON, one line), then a line a run, fields apart by tabs:
 * number of the plan, id without the common prefix, milliseconds since the header's time, status, microseconds, number of the
 * client, correlation id, the path (`step.branch.micros`, each step's index, branch and time since the step before), `r` for a
 * receipt, and what failed runs and events have to tell as JSON. It is read without the plan, by `decode-runs.ts`.
 *
 * @param runs - At least one.
 */
export function encodeRuns(runs: readonly RunToKeep[]): Omit<RunBatch, 'receipts'> {
  const first = runs[0];
  if (first === undefined) throw new TypeError('A batch has at least one run.');
  const prefix = first.id.slice(0, first.id.lastIndexOf('-') + 1);
  const base = first.at;
  const plans = new Numbered<RunPlan>();
  const clients = new Numbered<string>();
  const summary = new RunSummary();
  const statuses = new Set<number>();
  const outcomes = new Set<string>();
  let { id: firstRun, id: lastRun, at: firstAt, at: lastAt } = first;
  let lines = '';
  for (const run of runs) {
    const { id, at, status, plan, path, outcome, clientId, correlationId } = run;
    if (id < firstRun) firstRun = id;
    if (id > lastRun) lastRun = id;
    if (at < firstAt) firstAt = at;
    if (at > lastAt) lastAt = at;
    statuses.add(status);
    outcomes.add(outcome);
    const pathMicros = path.length === 0 ? 0 : (path[path.length - 1] as number);
    const micros = run.durationMicros ?? pathMicros;
    summary.add(plan.journeyId, plan.version, at, status, outcome !== 'answer', micros);
    lines += `${plans.of(plan)}\t${encodeId(id, prefix)}\t${encodeTime(at, base)}\t${status}\t${
      micros === pathMicros ? '' : micros
    }\t${clientId === null ? '' : clients.of(clientId)}\t${
      PLAIN.test(correlationId) ? correlationId : JSON.stringify(correlationId)
    }\t${encodePath(path)}\t${run.receipt === undefined && run.hasReceipt !== true ? '' : 'r'}${encodeRest(run)}\n`;
  }
  return {
    id: first.id,
    count: runs.length,
    firstAt,
    lastAt,
    firstRun,
    lastRun,
    facets: facetsOf(new Set(plans.items.map(({ journeyId }) => journeyId)), statuses, outcomes),
    summary: summary.toString(),
    lines: `${encodeHeader(prefix, base, plans.items, clients.items)}\n${lines}`,
  };
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

function encodeHeader(prefix: string, base: number, plans: readonly RunPlan[], clients: readonly string[]): string {
  const header: RunsHeader = {
    format: 1,
    prefix,
    base,
    plans: plans.map(({ journeyId, version, steps }) => [
      journeyId,
      version,
      steps.map(({ id, branchNames }): StepNames => [id, ...branchNames]),
    ]),
    clients,
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
