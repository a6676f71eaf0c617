import { print } from '../print.ts';

/** A step with what its formulas yielded and what it set. */
export interface ShownStep {
  readonly step: string;
  readonly kind: string;
  readonly branch: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sets: Readonly<Record<string, unknown>>;
}

/** Longest value on a line. */
const MAX_VALUE = 200;

/** A line a step, and one below it for each value. */
export function printExplainedSteps(steps: readonly ShownStep[]): void {
  for (const { step, kind, branch, values, sets } of steps) {
    print(`${step} (${kind})${branch === null ? '' : ` → ${branch}`}`);
    for (const [field, value] of Object.entries(values)) print(`    ${field}: ${shown(value)}`);
    for (const [name, value] of Object.entries(sets)) print(`    sets ${name} = ${shown(value)}`);
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
