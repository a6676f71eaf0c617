import { beforeAll, describe, expect, it } from 'vitest';
import { compileExpression } from '../compile/compile-expression.ts';
import { ExpressionError } from '../errors.ts';
import { createFixtureHost } from '../fixture-host.ts';
import type { ExpressionHost } from '../host.ts';
import { functionCatalogue } from './catalogue.ts';
import { edgeLambdas, edgeValues } from './edge-values.ts';
import { arityOf, type FunctionDefinition } from './function-definition.ts';
import { preloadLibraries } from './libraries.ts';

const CODES = ['E_TYPE', 'E_FUNCTION', 'E_LIMIT', 'E_NOT_OBJECT', 'E_DIV_ZERO'];
/** Pieces of what the host's own exceptions say. */
const FOREIGN =
  /undefined|\bNaN\b|is not |Cannot |Invalid (?:time|array|string|count|date|code)|Maximum call|stack|\bat \S+:\d|RangeError|SyntaxError|Unexpected|malformed|in JSON|\[object|[A-Za-z]+Error\b|toSpliced|null prototype/;

/** A host that answers oddly, but within its contract. */
const host: ExpressionHost = {
  ...createFixtureHost({ now: 1_711_846_800_000, request: { body: {} }, hmacKeys: { a: 'key' }, tokens: { a: {} } }),
  signToken: (_claims, alias) => {
    if (alias === 'a') return 'x.y.z';
    throw new TypeError('Cannot read properties of undefined');
  },
  encrypt: (text) => text,
  decrypt: () => {
    throw new RangeError('Invalid array length');
  },
  certificateInfo: () => ({}),
};

const NAMES = Object.keys(edgeValues);
/** For three and more arguments only some of the values, so that their combinations stay few. */
const FEW = [
  'null',
  'minusOne',
  'fraction',
  'largest',
  'emptyText',
  'highSurrogate',
  'digits',
  'emptyList',
  'mixedList',
].concat(['object', 'unit', 'brokenPattern', 'hugeText']);

beforeAll(preloadLibraries);

/** All texts of arguments for a call with `count` of them. */
function* argumentLists(definition: FunctionDefinition, count: number): Generator<string[]> {
  if (count === 0) {
    yield [];
    return;
  }
  const takesLambda = JSON.stringify(definition.parameters[count - 1] ?? {}).includes('"lambda"');
  const values = count <= 2 ? NAMES : FEW;
  for (const before of argumentLists(definition, count - 1)) {
    if (count === 3 && !before.every((text) => FEW.includes(text) || edgeLambdas.includes(text))) continue;
    const lambdas = takesLambda || count === 1 ? edgeLambdas : edgeLambdas.slice(1, 2);
    for (const value of [...values, ...lambdas]) yield [...before, value];
  }
}

/** What is wrong with an outcome, or nothing. */
function problemOf(source: string): string | undefined {
  const result = compileExpression(source, { variables: NAMES, limits: { steps: 200_000 } });
  if (!result.ok) return `does not compile: ${result.diagnostics[0]?.message}`;
  try {
    const value = result.expression.evaluate(Object.values(edgeValues), host);
    return value instanceof Promise ? 'waits' : problemOfValue(value, 0);
  } catch (error) {
    if (!(error instanceof ExpressionError)) return `throws ${String(error)}`;
    if (!CODES.includes(error.code)) return `has the code ${error.code}`;
    if (!/^[A-Z@"].*\.$/s.test(error.message) || FOREIGN.test(error.message)) return `says "${error.message}"`;
    return error.start >= 0 && error.end <= source.length ? undefined : 'has no place';
  }
}

function problemOfValue(value: unknown, depth: number): string | undefined {
  if (value === undefined) return 'is undefined';
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'is no number';
  if (typeof value !== 'object' || value === null || depth > 3) {
    return typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint'
      ? 'is foreign'
      : undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && Object.keys(prototype ?? {}).length > 0) {
    return 'inherits something';
  }
  for (const part of Object.values(value).slice(0, 20)) {
    const problem = problemOfValue(part, depth + 1);
    if (problem !== undefined) return `has a part that ${problem}`;
  }
  return undefined;
}

describe('functions with values at the edges', () => {
  it.each(functionCatalogue.map((entry) => [entry.name, entry] as const))('@%s', (name, definition) => {
    const { least, most } = arityOf(definition);
    const problems: string[] = [];
    let calls = 0;
    for (let count = least; count <= Math.min(most, Math.max(least, 3)); count++) {
      for (const args of argumentLists(definition, count)) {
        calls++;
        const source = `@${name}(${args.join(', ')})`;
        const problem = problemOf(source);
        if (problem !== undefined) problems.push(`${source} ${problem}`);
      }
    }
    expect(problems).toEqual([]);
    expect(calls).toBeGreaterThanOrEqual(most === 0 ? 1 : NAMES.length);
  });

  it.each(functionCatalogue.map((entry) => [entry.name, entry] as const))('@%s counts its arguments', (name, entry) => {
    const { least, most } = arityOf(entry);
    for (const count of [least - 1, most + 1]) {
      if (count < 0 || count > 20) continue;
      const result = compileExpression(`@${name}(${new Array(count).fill('null').join(',')})`, { variables: [] });
      expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'E_ARITY' }] });
    }
  });
});
