import { fc, test } from '@fast-check/vitest';
import { createFixtureHost, ExpressionError, evaluateExpression, type Value } from '@waymark/expression';
import { expect, test as plainTest } from 'vitest';
import { FlowEvaluator } from './evaluate-flow.ts';
import { NO_FACTS } from './facts.ts';
import { allLabels } from './flow-value.ts';
import { formulaTree } from './formula-tree.ts';
import { TOKEN_HEADERS } from './request-value.ts';

/**
 * If the analysis says that a formula's value holds nothing of a secret, two evaluations that differ in the secret alone have
 * the same value. Functions that tell something on purpose, such as lengths and comparisons, are left out of the formulas.
 */

const SECRETS = [
  '@crypto.aesDecrypt("box", "key")',
  '@policy.request().headers.authorization',
  '@policy.request().headers',
];
const OPEN = ['@policy.request().body', '@policy.request().headers.agent', '"a"', '1', 'null', 'x'];

const formula = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(...OPEN, ...SECRETS),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `{"a": ${a}, "b": ${b}}`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `[${a}, ${b}]`),
    tie('any').map((a) => `(${a})?.a`),
    tie('any').map((a) => `(${a})?.b`),
    tie('any').map((a) => `(${a})?[0]`),
    tie('any').map((a) => `(${a})?[@policy.request().body.key]`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) + "-" + (${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `\`\${${a}} \${${b}}\``),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(let x = ${a}, y = 1 return ${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(@policy.request().body.flag ? (${a}) : (${b}))`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `@std.map([${a}], (x) => ${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `@std.reduce([${a}], (x, y) => [x, ${b}], 1)`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `@(let f = (x) => ${b} return f)(${a})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `@std.kv({"b": ${a}}, "a", ${b})`),
    tie('any').map((a) => `@std.values({"a": ${a}})`),
    tie('any').map((a) => `@std.reverse([${a}, 1])`),
    tie('any').map((a) => `@json.parse(@json.stringify({"a": ${a}}))`),
    tie('any').map((a) => `@std.jsonPath({"a": ${a}}, "$.a")`),
  ),
})).any;

const body = { a: { a: 1, b: [2, 3] }, b: 'text', key: 'b', flag: true };

function evaluate(source: string, secret: string, flag: boolean): Value | 'failed' {
  const request = {
    body: { ...body, flag },
    headers: { authorization: secret, agent: 'test', a: 'h', b: secret.length > 0 ? 'k' : '' },
  };
  const host = { ...createFixtureHost({ request } as never), decrypt: () => secret };
  try {
    return evaluateExpression(source, { variables: { x: 'outer' }, host } as never) as Value;
  } catch (error) {
    if (error instanceof ExpressionError) return 'failed';
    throw error;
  }
}

let compared = 0;

test.prop([formula, fc.boolean()], { numRuns: 400, seed: 7 })(
  'what is said to be clean does not depend on a secret',
  (source, flag) => {
    const tree = formulaTree(source, 'expression');
    if (tree === null) throw new Error(`not a formula: ${source}`);
    const evaluator = new FlowEvaluator({ variables: new Map(), facts: NO_FACTS, tokens: TOKEN_HEADERS });
    const labels = [...allLabels(evaluator.evaluate(tree)).values()];
    if (labels.some(({ kind }) => kind === 'secret' || kind === 'caller-token')) return;
    const one = evaluate(source, 'first', flag);
    const other = evaluate(source, 'other', flag);
    if (one === 'failed' || other === 'failed') return;
    expect(other).toEqual(one);
    if (SECRETS.some((secret) => source.includes(secret))) compared++;
  },
);

plainTest('many of them had a secret in them', () => {
  expect(compared).toBeGreaterThan(20);
});
