import { ExpressionError } from './errors.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { createFixtureHost, type Fixture } from './fixture-host.ts';
import type { Profile } from './syntax/profile.ts';
import { Lambda } from './values/lambda.ts';
import type { Value, ValueObject } from './values/value.ts';

/** One case: a source text with the value or the error code it has to give. */
export interface ExpressionCase {
  readonly id: number | string;
  readonly group?: string;
  readonly kind: 'expression' | 'template';
  readonly source: string;
  readonly profile?: Profile;
  readonly variables?: Readonly<Record<string, Value>>;
  readonly value?: Value;
  /** Code of the expected error. */
  readonly error?: string;
  /** Where the error has to be, if that is part of the case. */
  readonly at?: readonly [start: number, end: number];
  readonly basis?: string;
}

export interface CaseFile {
  readonly fixture?: Fixture;
  /** How far a number may be off. */
  readonly tolerance?: number;
  readonly cases: readonly ExpressionCase[];
}

export type CaseResult =
  | { readonly value: Value }
  | { readonly error: string; readonly message: string; readonly at: [number, number] };

export interface FailedCase {
  readonly case: ExpressionCase;
  readonly got: CaseResult;
}

export interface CaseReport {
  readonly passed: number;
  readonly failed: readonly FailedCase[];
}

/** Runs a file of cases. `report` hears of every case as it is done. */
export async function runCases(
  file: unknown,
  report?: (done: { case: ExpressionCase; got: CaseResult; passed: boolean }) => void,
): Promise<CaseReport> {
  const { fixture = {}, tolerance = 0, cases } = readCaseFile(file);
  const failed: FailedCase[] = [];
  for (const entry of cases) {
    const got = await runCase(entry, fixture);
    const passed = matches(entry, got, tolerance);
    if (!passed) failed.push({ case: entry, got });
    report?.({ case: entry, got, passed });
  }
  return { passed: cases.length - failed.length, failed };
}

function readCaseFile(file: unknown): CaseFile {
  const { cases } = (file ?? {}) as Partial<CaseFile>;
  if (!Array.isArray(cases)) throw new TypeError('A file of cases is an object with a list named "cases".');
  for (const entry of cases as Partial<ExpressionCase>[]) {
    if (typeof entry?.source !== 'string') throw new TypeError('Every case needs a "source".');
  }
  return file as CaseFile;
}

async function runCase(entry: ExpressionCase, fixture: Fixture): Promise<CaseResult> {
  const { source, kind, profile, variables = {} } = entry;
  try {
    const host = createFixtureHost(fixture);
    const value = await evaluateExpression(source, { mode: kind, variables, host, ...(profile && { profile }) });
    return { value };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { error: error.code, message: error.message, at: [error.start, error.end] };
  }
}

function matches(entry: ExpressionCase, got: CaseResult, tolerance: number): boolean {
  if ('value' in got) return entry.error === undefined && sameValue(entry.value ?? null, got.value, tolerance);
  if (entry.error !== got.error) return false;
  return entry.at === undefined || (entry.at[0] === got.at[0] && entry.at[1] === got.at[1]);
}

function sameValue(expected: Value, actual: Value, tolerance: number): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return expected === actual || Math.abs(expected - actual) <= tolerance;
  }
  if (expected === null || actual === null || typeof expected !== 'object' || typeof actual !== 'object') {
    return expected === actual;
  }
  if (actual instanceof Lambda || Array.isArray(expected) !== Array.isArray(actual)) return false;
  const [left, right] = [expected as ValueObject, actual as ValueObject];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key] as Value, right[key] as Value, tolerance))
  );
}
