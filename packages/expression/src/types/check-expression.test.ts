import { describe, expect, it } from 'vitest';
import { maximumSourceLength } from '../compile/limits.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression } from '../syntax/tree.ts';
import { checkExpression } from './check-expression.ts';
import { formatType } from './format-type.ts';
import {
  arrayType,
  booleanType,
  closedObject,
  lambdaType,
  literalType,
  nullType,
  numberType,
  objectWith,
  recordType,
  stringType,
  unknownType,
} from './type.ts';
import { isSameType, unionType, widen } from './union.ts';

const codesOf = (source: string, options = {}) => checkExpression(source, options).diagnostics.map(({ code }) => code);

describe('an analysis', () => {
  it('takes a tree that was read before, with its text', () => {
    const source = 'n + (nn)';
    const tree = parseExpression(source).tree as Expression;
    const variables = { n: numberType, nn: unionType(numberType, nullType) };
    const { type, diagnostics } = checkExpression({ source, tree }, { variables });
    expect(formatType(type)).toBe('number');
    expect(diagnostics.map(({ code, start, end }) => [code, start, end])).toEqual([['may-be-null', 5, 7]]);
  });

  it('promises something only if every type was known', () => {
    expect(checkExpression('1 + 2').complete).toBe(true);
    expect(checkExpression('a + 2').complete).toBe(false);
    expect(checkExpression('a == 2', { variables: { a: unknownType } }).complete).toBe(true);
    expect(checkExpression('a.b', { variables: { a: unknownType } }).complete).toBe(false);
    expect(checkExpression('try a.b catch 0', { variables: { a: unknownType } }).complete).toBe(true);
    expect(checkExpression('1 +').complete).toBe(false);
    expect(checkExpression('@webrequests.a(1)').complete).toBe(false);
  });

  it('reports in the order of the text', () => {
    const { diagnostics } = checkExpression('[nope, {"a": 1, "a": 2}, nope + null]', { variables: {} });
    const starts = diagnostics.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((left, right) => left - right));
    expect(diagnostics).toHaveLength(3);
  });

  it.each([
    ['an empty text', ''],
    ['brackets without end', '['.repeat(5_000)],
    ['a long chain of operators', `1${' + 1'.repeat(20_000)}`],
    ['a long chain of tests', `a == 1${' && a == 1'.repeat(5_000)}`],
    ['a long chain of members', `a${'.b'.repeat(20_000)}`],
    ['a long chain of conditions', `${'a ? 1 : '.repeat(150)}2`],
    ['many methods', `s${'.trim()'.repeat(200)}`],
    ['lambdas that call each other', `${'@((x) => [x, x])('.repeat(100)}1${')'.repeat(100)}`],
    ['a text beyond the limit', `"${'x'.repeat(maximumSourceLength)}"`],
    ['nothing but quotes', '\'"`'.repeat(1_000)],
  ])('is never out of bounds: %s', (_title, source) => {
    for (const mode of ['expression', 'template'] as const) {
      const { diagnostics } = checkExpression(source, { mode });
      for (const { start, end } of diagnostics) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(source.length);
      }
    }
  });

  it('names limits by their code', () => {
    expect(codesOf(`${'('.repeat(300)}1${')'.repeat(300)}`)).toContain('too-large');
    expect(codesOf(' '.repeat(maximumSourceLength + 1))).toEqual(['too-large']);
  });

  it('finds at most 50 things', () => {
    const source = `[${'nope, '.repeat(200)}1]`;
    expect(codesOf(source, { variables: {} })).toHaveLength(50);
  });

  it('says the same of a lambda that is called again', () => {
    const source = 'let f = (x) => x.a.b return [@(f)({"a": 1}), @(f)({"a": 1})]';
    expect(codesOf(source, { variables: {} })).toEqual(['member-of-value']);
  });
});

describe('what @policy and @webrequests are known to give', () => {
  it('is used instead of what the functions say', () => {
    const policy = { user: closedObject({ age: numberType }), tenant: stringType };
    expect(formatType(checkExpression('@policy.user().age', { policy }).type)).toBe('number');
    expect(formatType(checkExpression('@policy.tenant()', { policy }).type)).toBe('string');
    expect(codesOf('@policy.user().aeg', { policy })).toEqual(['unknown-member']);
  });

  it('knows requests by name and number of arguments', () => {
    const webRequests = { score: { parameters: ['user', 'amount'], body: closedObject({ risk: numberType }) } };
    expect(formatType(checkExpression('@webrequests.score(1, 2).body.risk', { webRequests }).type)).toBe('number');
    expect(codesOf('@webrequests.score(1)', { webRequests })).toEqual(['wrong-argument-count']);
    expect(codesOf('@webrequests.scroe(1, 2)', { webRequests })).toEqual(['unknown-function']);
    expect(codesOf('@webrequests.other(1)', { webRequests })).toEqual(['unknown-function']);
    expect(codesOf('@webrequests.score((x) => x, 2)', { webRequests })).toEqual(['misplaced-lambda']);
    expect(codesOf('@webrequests.anything(1)')).toEqual([]);
  });
});

describe('the text of a type', () => {
  it.each([
    [unknownType, 'unknown'],
    [literalType('a'), '"a"'],
    [arrayType(), 'array'],
    [arrayType({ kind: 'never' }), 'array'],
    [arrayType(unionType(stringType, nullType)), 'array<string | null>'],
    [closedObject({}), '{}'],
    [objectWith({}), 'object'],
    [objectWith({ a: numberType }), '{"a": number, …}'],
    [closedObject({ a: numberType }), '{"a": number}'],
    [recordType(booleanType), 'record<boolean>'],
    [recordType(unknownType), 'object'],
    [closedObject(Object.fromEntries([...'abcdefghi'].map((name) => [name, numberType]))), /"h": number, …\}$/],
    [lambdaType([{ name: 'x', type: unknownType }]), '(x) => unknown'],
    [lambdaType([{ name: 'x', type: numberType }], stringType), '(x: number) => string'],
    [unionType(lambdaType([]), nullType), '(() => unknown) | null'],
  ])('%j', (type, text) => {
    if (typeof text === 'string') expect(formatType(type)).toBe(text);
    else expect(formatType(type)).toMatch(text);
  });
});

describe('types of one of several', () => {
  it('merge what is the same, and what one of them holds', () => {
    expect(unionType(stringType, literalType('a'))).toEqual(stringType);
    expect(unionType(literalType('a'), stringType)).toEqual(stringType);
    expect(unionType(literalType(true), literalType(false))).toEqual(booleanType);
    expect(unionType(numberType, unknownType)).toEqual(unknownType);
    expect(unionType()).toEqual({ kind: 'never' });
    expect(unionType(arrayType({ kind: 'never' }), arrayType(numberType))).toEqual(arrayType(numberType));
    expect(unionType(closedObject({}), recordType(numberType))).toEqual(recordType(numberType));
    expect(formatType(unionType(closedObject({}), closedObject({ a: numberType })))).toBe('{} | {"a": number}');
  });

  it('lose their literals where there are too many', () => {
    const many = unionType(...Array.from({ length: 20 }, (_, index) => literalType(index)));
    expect(many).toEqual(numberType);
    const shapes = unionType(...Array.from({ length: 20 }, (_, index) => closedObject({ [`k${index}`]: numberType })));
    expect(formatType(shapes)).toBe('object');
    const lists = unionType(
      ...Array.from({ length: 20 }, (_, index) => arrayType(closedObject({ [`k${index}`]: numberType }))),
      nullType,
    );
    expect(formatType(lists)).toBe('array | null');
  });

  it('are compared whatever their order', () => {
    expect(isSameType(unionType(stringType, nullType), unionType(nullType, stringType))).toBe(true);
    expect(isSameType(unionType(stringType, nullType), unionType(nullType, numberType))).toBe(false);
    expect(isSameType(closedObject({ a: numberType }), closedObject({ a: numberType }))).toBe(true);
    expect(isSameType(closedObject({ a: numberType }), closedObject({ b: numberType }))).toBe(false);
    expect(isSameType(closedObject({ a: numberType }), objectWith({ a: numberType }))).toBe(false);
    expect(isSameType(arrayType(numberType), arrayType(stringType))).toBe(false);
    expect(isSameType(literalType(1), literalType(2))).toBe(false);
    expect(isSameType(lambdaType([]), lambdaType([]))).toBe(false);
    expect(widen(unionType(literalType(1), literalType('a'), nullType))).toEqual(
      unionType(numberType, stringType, nullType),
    );
  });
});
