import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ExpressionError } from '../errors.ts';
import { evaluateExpression } from '../evaluate-expression.ts';
import { createFixtureHost } from '../fixture-host.ts';
import { functionCatalogue } from '../functions/catalogue.ts';
import type { FunctionDefinition, FunctionParameter, FunctionSignature } from '../functions/function-definition.ts';
import { preloadLibraries } from '../functions/libraries.ts';
import type { ExpressionHost } from '../host.ts';
import type { Value } from '../values/value.ts';
import { checkExpression } from './check-expression.ts';
import { formatType } from './format-type.ts';
import type { LambdaType, Type } from './type.ts';
import { valueFits } from './value-fits.ts';

const fixture = createFixtureHost({
  now: 1_700_000_000_000,
  request: { params: {}, body: null, query: null, headers: {}, method: 'POST', ip: '127.0.0.1' },
  environment: { A: 'a' },
  hmacKeys: { '': 'key', a: 'key', A: 'key', 7: 'key' },
  tokens: { '': { sub: 'u1' }, a: { sub: 'u1' }, A: { sub: 'u2' }, 7: {} },
});

/** The fixture has no keys to sign or encrypt with. */
const host: ExpressionHost = {
  ...fixture,
  signToken: (_claims, alias) => `token of ${alias}`,
  encrypt: (text) => `*${text}`,
  decrypt: (text) => text.slice(1),
  certificateInfo: (pem) => ({
    ...{ subject: pem, issuer: pem, serialNumber: '1', notBefore: 0, notAfter: 1 },
    ...{ fingerprint256: 'AA', subjectAltName: null, keyType: 'rsa' },
  }),
};

/** Texts that functions make something of: numbers, dates, patterns, JSON, tokens, names of units and encodings. */
const texts = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'A',
    '7',
    '-1.5',
    'x,y',
    '2024-01-31',
    '[1, {"a": null}]',
    '{"a": [1]}',
    '(a)|b',
    '$.a',
    'YQ==',
  ),
  fc.constantFrom(
    'hex',
    'base64',
    'US',
    '+12125550100',
    '<a b="1">t</a>',
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1MSJ9.',
    'yyyy',
  ),
  fc.string({ maxLength: 5 }),
);
const numbers = fc.oneof(fc.constantFrom(0, 1, 2, 3, -1, 0.5, 1_700_000_000_000), fc.integer({ min: -20, max: 20 }));
const data: fc.Arbitrary<Value> = fc.letrec<{ any: Value }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    texts,
    numbers,
    fc.constantFrom<Value>(true, false, null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'a b', 'jwks', 'x'), tie('any'), { maxKeys: 3 }),
  ),
})).any;

/** Data of a type, as source text. Parameters without one take anything. */
function sourceOf(type: Type): fc.Arbitrary<string> {
  switch (type.kind) {
    case 'lambda':
      return lambdaSource(type);
    case 'array':
      return fc.array(sourceOf(type.items), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`);
    case 'union':
      return fc.oneof(...type.options.map(sourceOf));
    case 'variable':
      // Values of one kind, as lists mostly have them.
      return type.within === undefined ? fc.oneof(numbers.map(jsonOf), data.map(jsonOf)) : sourceOf(type.within);
    default:
      return dataOf(type).map(jsonOf);
  }
}

function jsonOf(value: Value): string {
  return JSON.stringify(value);
}

function dataOf(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case 'string':
      return texts;
    case 'number':
      return numbers;
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'literal':
      return fc.constant(type.value);
    case 'object':
      return fc.dictionary(fc.constantFrom('a', 'b', 'jwks', 'alg'), data, { maxKeys: 3 });
    default:
      return data;
  }
}

/** Lambdas whose result has the wanted type, whatever they are called with. */
function lambdaSource({ parameters, returns }: LambdaType): fc.Arbitrary<string> {
  const names = parameters.map(({ name }) => name);
  const bodies =
    returns.kind === 'unknown' || returns.kind === 'variable'
      ? [sourceOf(returns), fc.constantFrom(...names)]
      : [sourceOf(returns)];
  return fc.oneof(...bodies).map((body) => `(${names.join(', ')}) => ${body}`);
}

/** Calls of a function in one of its ways, with arguments of its parameters' types. */
function callOf(name: string, { parameters }: FunctionSignature): fc.Arbitrary<string> {
  const given = (parameter: FunctionParameter): fc.Arbitrary<readonly string[]> => {
    const one = sourceOf(parameter.type);
    if (parameter.rest) return fc.array(one, { maxLength: 3 });
    return parameter.optional ? fc.array(one, { maxLength: 1 }) : one.map((source) => [source]);
  };
  return fc.tuple(...parameters.map(given)).map((lists) => {
    // What follows an argument that is left out is left out as well.
    const gap = lists.findIndex((list) => list.length === 0);
    const args = (gap < 0 ? lists : lists.slice(0, gap)).flat();
    return `@${name}(${args.join(', ')})`;
  });
}

const ways = functionCatalogue.flatMap((definition) =>
  (definition.overloads ?? [definition]).map((signature): [string, FunctionDefinition, FunctionSignature] => [
    `@${definition.name}(${signature.parameters.map(({ type }) => formatType(type)).join(', ')})`,
    definition,
    signature,
  ]),
);

const runs = Number(globalThis.process?.env.WAYMARK_PROPERTY_RUNS ?? 0);
const typeErrors = new Set(['E_TYPE', 'E_NOT_OBJECT', 'E_ARITY', 'E_UNKNOWN_FUNCTION']);
/** Types can't tell how large a number is, whether it is whole, or what is in an object of options. */
const aboutTheValue = /too large|whole number|isn't a number|fraction|"jwks"|jwks/;

describe('the declared types of every function', () => {
  beforeAll(preloadLibraries);

  it.each(ways)('%s', (_title, definition, signature) => {
    let values = 0;
    fc.assert(
      fc.property(callOf(definition.name, signature), (source) => {
        const { type, diagnostics, complete } = checkExpression(source, { variables: {} });
        const isClean = complete && diagnostics.length === 0;
        const surelyFails = diagnostics.some(({ severity }) => severity === 'error');
        try {
          const value = evaluateExpression(source, { host, variables: {}, limits: { steps: 50_000 } }) as Value;
          values++;
          expect(surelyFails, `${source} is ${JSON.stringify(value)}, but: ${diagnostics[0]?.message}`).toBe(false);
          expect(valueFits(value, type), `${source} is ${JSON.stringify(value)}, not ${formatType(type)}`).toBe(true);
          expect(valueFits(value, definition.returns), `${source} is ${JSON.stringify(value)}`).toBe(true);
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          const isTypeError = typeErrors.has(error.code) && !aboutTheValue.test(error.message);
          expect(isClean && isTypeError, `${source} fails: ${error.code} ${error.message}`).toBe(false);
        }
      }),
      { numRuns: runs || 60, ...(runs === 0 && { seed: 1 }) },
    );
    expect(values).toBeGreaterThan(0);
  });
});
