import { toJsonText, type Value } from '@waymark/expression';
import type { Outcome, StepRecord } from '../run/outcome.ts';

/** What of a run two runs are compared by. */
export interface ComparedRun {
  readonly outcome: Outcome;
  readonly steps: readonly Pick<StepRecord, 'step' | 'branch'>[];
}

/** How two runs differ. */
export interface RunDifference {
  readonly isSame: boolean;
  /** Where their ways part: the number of steps that they share, and the step that each takes then. */
  readonly parting?: { readonly after: number; readonly before: string | null; readonly now: string | null };
  /** What differs in the answers, such as `status: 200, now 403`. */
  readonly answer: readonly string[];
}

export function compareRuns(before: ComparedRun, now: ComparedRun): RunDifference {
  const parting = partingOf(before.steps, now.steps);
  const answer = answerDifferences(before.outcome, now.outcome);
  return { isSame: parting === undefined && answer.length === 0, ...(parting && { parting }), answer };
}

function partingOf(before: ComparedRun['steps'], now: ComparedRun['steps']): RunDifference['parting'] {
  const length = Math.max(before.length, now.length);
  for (let index = 0; index < length; index++) {
    const was = describeStep(before[index]);
    const is = describeStep(now[index]);
    if (was !== is) return { after: index, before: was, now: is };
  }
  return undefined;
}

const describeStep = (taken: ComparedRun['steps'][number] | undefined): string | null =>
  taken === undefined ? null : taken.branch === null ? taken.step : `${taken.step}:${taken.branch}`;

function answerDifferences(before: Outcome, now: Outcome): string[] {
  const was = partsOf(before);
  const is = partsOf(now);
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((name) => {
    const [left, right] = [was.get(name), is.get(name)];
    return left === right ? [] : [`${name}: ${left ?? 'none'}, now ${right ?? 'none'}`];
  });
}

function partsOf(outcome: Outcome): Map<string, string> {
  const parts = new Map<string, string>();
  if (outcome.kind === 'failure') {
    const { code, step, field, errorCode, message } = outcome;
    parts.set(
      'failure',
      [code, errorCode, `at ${step}${field === undefined ? '' : `, ${field}`}`, message].filter(Boolean).join(' '),
    );
    return parts;
  }
  parts.set('status', String(outcome.status));
  for (let index = 0; index < outcome.headers.length; index += 2) {
    const name = `header ${(outcome.headers[index] ?? '').toLowerCase()}`;
    const value = toJsonText((outcome.headers[index + 1] ?? '') as Value);
    const known = parts.get(name);
    parts.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  parts.set('body', toJsonText(outcome.body as Value));
  return parts;
}
