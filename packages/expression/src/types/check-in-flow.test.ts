import { describe, expect, it } from 'vitest';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression } from '../syntax/tree.ts';
import { checkInFlow, type Fact, type FlowCheck } from './check-in-flow.ts';
import type { CheckOptions } from './check-options.ts';
import { formatType } from './format-type.ts';
import { closedObject, nullType, numberType, stringType, type Type } from './type.ts';
import { unionType } from './union.ts';

const order = closedObject({ total: unionType(numberType, nullType), name: stringType });
const variables = { n: unionType(numberType, nullType), s: stringType, order };

function flow(source: string, facts?: readonly Fact[], options: CheckOptions = {}): FlowCheck {
  const tree = parseExpression(source, options).tree as Expression;
  return checkInFlow({ source, tree }, { variables, ...options }, facts);
}

const shown = (facts: readonly Fact[] | undefined) =>
  facts?.map(({ root, members, type }) => `${[root, ...members].join('.')}: ${formatType(type)}`);
const fact = (root: string, members: readonly string[], type: Type): Fact => ({ root, members, type });

describe('an expression in a row of others', () => {
  it('tells what its value means for variables and their members', () => {
    expect(shown(flow('n != null').after(true))).toEqual(['n: number']);
    expect(shown(flow('n != null').after(false))).toEqual(['n: null']);
    expect(shown(flow('order.total != null').after(true))).toEqual(['order.total: number']);
  });

  it('tells nothing where a result is impossible', () => {
    expect(flow('s == null').after(true)).toBeUndefined();
    expect(flow('true').after(false)).toBeUndefined();
    expect(flow('true').after(true)).toEqual([]);
  });

  it('tells of calls that give the same each time', () => {
    const policy = { request: closedObject({ body: unionType(numberType, nullType) }) };
    const told = flow('@policy.request().body != null', [], { policy }).after(true);
    expect(shown(told)).toEqual(['@policy.request.body: number']);
    expect(flow('@policy.request().body + 1', [], { policy }).diagnostics).toHaveLength(1);
    expect(flow('@policy.request().body + 1', told, { policy }).diagnostics).toEqual([]);
  });

  it('keeps names of its own to itself', () => {
    expect(shown(flow('let a = n return a != null').after(true))).toEqual([]);
  });

  it('knows what those before it found out', () => {
    expect(flow('n + 1').diagnostics.map(({ code }) => code)).toEqual(['may-be-null']);
    expect(flow('n + 1', [fact('n', [], numberType)]).diagnostics).toEqual([]);
    expect(flow('order.total + 1', [fact('order', ['total'], numberType)]).diagnostics).toEqual([]);
    expect(shown(flow('order.total != null', [fact('n', [], numberType)]).after(true))).toEqual([
      'n: number',
      'order.total: number',
    ]);
  });

  it('says what is known once its value turned out to be of a type', () => {
    expect(shown(flow('n').whenIs(numberType))).toEqual(['n: number']);
    expect(shown(flow('order.total').whenIs(nullType))).toEqual(['order.total: null']);
    expect(flow('n').whenIs({ kind: 'never' })).toEqual([]);
  });

  it('has its type with and without literals', () => {
    const { type, exact, complete } = flow('"a"');
    expect([type, exact, complete]).toEqual([stringType, { kind: 'literal', value: 'a' }, true]);
    expect(flow('missing.a', [], { variables: {} }).complete).toBe(false);
  });

  it('is checked like any other, in the order of the text', () => {
    const codes = ({ diagnostics }: FlowCheck) => diagnostics.map(({ code }) => code);
    expect(codes(flow('s', [], { expected: numberType }))).toEqual(['wrong-result']);
    expect(codes(flow('@strings.trim(s)', [], { profile: 'mosaic' }))).toEqual(['extension-function']);
    expect(codes(flow('`\\"`'))).toEqual(['escaped-quote-in-template']);
    expect(codes(flow('@crypto.extractTokenClaims(s).ok ? 1 : 2'))).toEqual(['unverified-claims']);
    const { diagnostics } = flow('[`\\"`, n + 1, missing]');
    const starts = diagnostics.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((left, right) => left - right));
    expect(starts).toHaveLength(3);
  });
});
