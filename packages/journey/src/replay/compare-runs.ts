import type { Outcome, StepRecord } from '../run/outcome.ts';

/** What of a run two runs are compared by. */
export interface ComparedRun {
  readonly outcome: Outcome;
  readonly steps: readonly Pick<StepRecord, 'step' | 'branch'>[];
}

/** One part of the answers that differs: `status`, `header location`, `body`, `body /decision` or `failure`. */
export interface AnswerDifference {
  readonly part: string;
  /** Null where the answer has no such part. */
  readonly before: string | null;
  readonly now: string | null;
}

/** Where two ways part: after how many common steps, and what each takes then (`step:branch`; null where it ended). */
export interface Parting {
  readonly after: number;
  readonly before: string | null;
  readonly now: string | null;
}

/** How two runs differ. */
export interface RunDifference {
  readonly isSame: boolean;
  readonly parting: Parting | null;
  readonly answer: readonly AnswerDifference[];
}

export function compareRuns(before: ComparedRun, now: ComparedRun): RunDifference {
  const parting = partingOf(before.steps, now.steps);
  const answer = answerDifferences(before.outcome, now.outcome);
  return { isSame: parting === null && answer.length === 0, parting, answer };
}

function partingOf(before: ComparedRun['steps'], now: ComparedRun['steps']): Parting | null {
  const length = Math.max(before.length, now.length);
  for (let index = 0; index < length; index++) {
    const was = describeStep(before[index]);
    const is = describeStep(now[index]);
    if (was !== is) return { after: index, before: was, now: is };
  }
  return null;
}

const describeStep = (taken: ComparedRun['steps'][number] | undefined): string | null =>
  taken === undefined ? null : taken.branch === null ? taken.step : `${taken.step}:${taken.branch}`;

function answerDifferences(before: Outcome, now: Outcome): AnswerDifference[] {
  const was = partsOf(before);
  const is = partsOf(now);
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((part) => {
    const [left, right] = [was.get(part) ?? null, is.get(part) ?? null];
    return left === right ? [] : [{ part, before: left, now: right }];
  });
}

function partsOf(outcome: Outcome): Map<string, string> {
  const parts = new Map<string, string>();
  if (outcome.kind === 'failure') {
    const { code, step, field, errorCode, message } = outcome;
    const place = `at ${step}${field === undefined ? '' : `, ${field}`}`;
    parts.set('failure', [code, errorCode, place, message].filter(Boolean).join(' '));
    return parts;
  }
  parts.set('status', String(outcome.status));
  for (let index = 0; index < outcome.headers.length; index += 2) {
    const name = `header ${(outcome.headers[index] ?? '').toLowerCase()}`;
    const value = outcome.headers[index + 1] ?? '';
    const known = parts.get(name);
    parts.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  for (const [part, text] of partsOfBody(outcome.body)) parts.set(part, text);
  return parts;
}

/** A JSON object part by part, so that one changed member doesn't make everything look different; other bodies whole. */
function partsOfBody(body: string): [string, string][] {
  const value = fromJson(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [['body', body]];
  return Object.entries(value).map(([name, member]) => [`body /${name}`, JSON.stringify(member)]);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
