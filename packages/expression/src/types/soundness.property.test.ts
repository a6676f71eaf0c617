import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileExpression } from '../compile/compile-expression.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { ExpressionError } from '../errors.ts';
import { createFixtureHost } from '../fixture-host.ts';
import { preloadLibraries } from '../functions/libraries.ts';
import { childrenOf } from '../syntax/children.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import { arbitraryProgram, typedVariables } from './arbitrary-program.ts';
import { checkExpression } from './check-expression.ts';
import { formatType } from './format-type.ts';
import { extentOf } from './source-text.ts';
import type { Type } from './type.ts';
import { valueFits } from './value-fits.ts';

const host = createFixtureHost({ now: 1_700_000_000_000, request: {} });
const names = Object.keys(typedVariables);
const variables: Record<string, Type> = Object.fromEntries(
  Object.entries(typedVariables).map(([name, { type }]) => [name, type]),
);

/** Types can't tell how large a number is, or whether it is whole. */
const aboutTheValue = /too large|whole number|fraction/;
const typeErrors = new Set(['E_TYPE', 'E_NOT_OBJECT', 'E_UNDEFINED', 'E_ARITY', 'E_UNKNOWN_FUNCTION']);

type Result = { readonly value: Value } | { readonly error: ExpressionError };

/** Evaluates a program for many inputs: every combination of the variables it uses, up to a limit. */
function* resultsOf(source: string, limit: number): Generator<Result> {
  const compiled = compileExpression(source, { variables: names, limits: { steps: 20_000 } });
  if (!compiled.ok) {
    const { code, message } = compiled.diagnostics[0] as { code: string; message: string };
    yield { error: new ExpressionError(code as 'E_PARSE', message) };
    return;
  }
  const { expression } = compiled;
  const used = names.filter((name) => expression.freeVariables.includes(name));
  const counts = used.map((name) => typedVariables[name]?.values.length ?? 1);
  const total = counts.reduce((product, count) => product * count, 1);
  // A step that shares no factor with most totals spreads the inputs when there are too many to try all.
  const step = total <= limit ? 1 : Math.max(1, Math.floor(total / limit) | 1);
  for (let number = 0; number < total; number += step) {
    let rest = number;
    const chosen = new Map<string, Value>();
    used.forEach((name, index) => {
      const count = counts[index] as number;
      chosen.set(name, typedVariables[name]?.values[rest % count] ?? null);
      rest = Math.floor(rest / count);
    });
    const input = names.map((name) => chosen.get(name) ?? typedVariables[name]?.values[0]);
    try {
      yield { value: expression.evaluate(input, host) as Value };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      yield { error };
    }
  }
}

function failsForSomeInput(source: string): boolean {
  for (const result of resultsOf(source, 3_000)) if ('error' in result) return true;
  return false;
}

/**
 * Whether some input makes the evaluation come to the place of a finding. The smallest part of the program around it is
 * replaced with one that surely fails.
 */
function isReached(source: string, { start, end }: Diagnostic): boolean {
  const { tree } = parseExpression(source);
  let part = tree as Expression;
  for (;;) {
    const inner = childrenOf(part).find(
      (child) => extentOf(source, child).start <= start && end <= extentOf(source, child).end,
    );
    if (inner === undefined) break;
    part = inner;
  }
  const extent = extentOf(source, part);
  return failsForSomeInput(`${source.slice(0, extent.start)}(1 / 0)${source.slice(extent.end)}`);
}

const runs = Number(globalThis.process?.env.WAYMARK_PROPERTY_RUNS ?? 0);

describe('the checker', () => {
  beforeAll(preloadLibraries);

  it('finds every type error, and the type of every result', () => {
    fc.assert(
      fc.property(arbitraryProgram(4, true), (source) => {
        const { type, diagnostics, complete } = checkExpression(source, { variables });
        if (diagnostics.some(({ severity }) => severity === 'error')) return;
        const promises = complete && diagnostics.length === 0;
        for (const result of resultsOf(source, 120)) {
          if ('value' in result) {
            expect(
              valueFits(result.value, type),
              `${source} is ${JSON.stringify(result.value)}, not ${formatType(type)}`,
            ).toBe(true);
          } else if (promises && typeErrors.has(result.error.code) && !aboutTheValue.test(result.error.message)) {
            expect.fail(`${source} fails: ${result.error.code} ${result.error.message}`);
          }
        }
      }),
      { numRuns: runs || 2_000, ...(runs === 0 && { seed: 1 }) },
    );
  });

  it('calls nothing an error that never is one', () => {
    let checked = 0;
    fc.assert(
      fc.property(arbitraryProgram(12, false), (source) => {
        const errors = checkExpression(source, { variables }).diagnostics.filter(
          ({ severity }) => severity === 'error',
        );
        if (errors.length === 0 || errors.some(({ code }) => code === 'syntax')) return;
        checked++;
        // Where tests contradict each other, evaluation never comes to what fails; types needn't see that.
        if (failsForSomeInput(source) || !errors.some((error) => isReached(source, error))) return;
        expect.fail(`${source} never fails, but: ${errors.map(({ message }) => message).join(' ')}`);
      }),
      { numRuns: runs || 2_000, ...(runs === 0 && { seed: 1 }) },
    );
    expect(checked).toBeGreaterThan(20);
  });
});
