import { print, printTable } from '../print.ts';

/** A run as the admin API gives it. */
export interface ShownRun {
  readonly id: string;
  readonly journeyId: string;
  readonly version: number;
  readonly at: number;
  readonly durationMicros: number;
  readonly status: number;
  readonly clientId: string | null;
  readonly correlationId: string;
  readonly outcome: string;
  readonly failure?: {
    readonly code: string;
    readonly message: string;
    readonly step: string;
    readonly field?: string;
    readonly errorCode?: string;
    readonly range?: { readonly start: number; readonly end: number };
  };
  readonly hasReceipt: boolean;
  readonly steps: readonly { readonly step: string; readonly branch: string | null; readonly at: number }[];
  readonly events: readonly {
    readonly name: string;
    readonly at: number;
    readonly step: string;
    readonly data: unknown;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

/** Prints a run for people: what it was, every step with its branch and times, and what the steps reported. */
export function printRun(run: ShownRun): void {
  const facts: readonly (readonly [string, string])[] = [
    ['Run', run.id],
    ['Journey', `${run.journeyId}, version ${run.version}`],
    ['Status', run.status === 499 ? '499, the caller had gone' : String(run.status)],
    ['Client', run.clientId ?? 'none'],
    ['Correlation', run.correlationId],
    ['Called', new Date(run.at).toISOString()],
    ['Took', `${run.durationMicros} µs`],
    ['Receipt', run.hasReceipt ? 'kept' : 'none'],
  ];
  for (const [name, value] of facts) print(`${name.padEnd(12)} ${value}`);
  if (run.failure !== undefined) print(`${'Failure'.padEnd(12)} ${describeFailure(run.failure)}`);
  else if (run.outcome !== 'answer') print(`${'Outcome'.padEnd(12)} ${run.outcome}`);
  print('');
  printSteps(run.steps);
  if (run.events.length === 0) return;
  print('');
  for (const { at, name, step, data, fields } of run.events) {
    print(`${new Date(at).toISOString()}  ${step}  ${name}  ${JSON.stringify({ data, fields })}`);
  }
}

function printSteps(steps: ShownRun['steps']): void {
  if (steps.length === 0) {
    print('The run took no step.');
    return;
  }
  const rows = steps.map(({ step, branch, at }, index) => [
    step,
    branch ?? 'end',
    String(at),
    String(at - (steps[index - 1]?.at ?? 0)),
  ]);
  printTable(['STEP', 'BRANCH', 'DONE AT µs', 'TOOK µs'], rows);
}

/** `step-failed in check, condition 1–3: The reason. [E_X]` */
function describeFailure(failure: NonNullable<ShownRun['failure']>): string {
  const { code, step, field, range, message, errorCode } = failure;
  const place = field === undefined ? step : `${step}, ${field}${range ? ` ${range.start}–${range.end}` : ''}`;
  return `${code} in ${place}: ${message}${errorCode === undefined ? '' : ` [${errorCode}]`}`;
}
