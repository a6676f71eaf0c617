import { parseExpression } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { answer, journeyOf } from '../../test-fixtures.ts';
import { proveJourney } from '../prove-journey.ts';
import { COST } from './cost-model.ts';
import { formulaCost } from './formula-cost.ts';

function costOf(source: string): number {
  const { tree } = parseExpression(source);
  if (tree === null) throw new Error(source);
  return formulaCost(tree);
}

describe('the cost of a formula', () => {
  it('is that of its nodes and calls', () => {
    expect(costOf('a + 1')).toBeCloseTo(3 * COST.node, 9);
    expect(costOf('@std.len(a)')).toBeCloseTo(2 * COST.node + COST.call, 9);
    expect(costOf('@json.parse(a)')).toBeCloseTo(2 * COST.node + COST.heavyCall, 9);
  });

  it('counts a lambda for each item of a list, and one in it for each of each', () => {
    const once = costOf('@std.map(l, (x) => x)');
    const twice = costOf('@std.map(l, (x) => @std.map(l, (y) => y))');
    expect(once).toBeCloseTo(COST.call + COST.node * (3 + COST.listLength), 9);
    expect(twice).toBeGreaterThan(COST.node * COST.listLength ** 2);
  });

  it('ends at the budget of an evaluation, but for what it waits for', () => {
    const deep = '@std.map(l, (a) => @std.map(l, (b) => @std.map(l, (c) => @std.map(l, (d) => a + b + c + d))))';
    expect(costOf(deep)).toBe(COST.evaluation);
    expect(costOf(`[${deep}, @crypto.verifyToken("t", "k")]`)).toBe(COST.evaluation + COST.keyCall);
    expect(costOf('@webrequests.ask().body')).toBeGreaterThan(COST.webRequest);
    expect(costOf('let f = (x) => x return @(f)(1)')).toBe(COST.evaluation);
  });
});

const set = (inside: string | undefined, next: string): Step => ({
  kind: 'set-variables',
  ...(inside === undefined ? {} : { inside }),
  config: { variables: [{ name: 'x', value: '1' }] },
  branches: { next },
});

const loop = (maxPasses: number, body: string, next: string, inside?: string): Step => ({
  kind: 'while-loop',
  ...(inside === undefined ? {} : { inside }),
  config: { condition: '@policy.request().method == "GET"', maxPasses },
  branches: { body, next },
});

const worstOf = (document: JourneyDocument, callee?: JourneyDocument) => {
  const { worstCase, diagnostics } = proveJourney(document, {
    findSubJourney: () => (callee === undefined ? undefined : { version: 1, document: callee }),
  });
  if (worstCase === undefined) throw new Error(JSON.stringify(diagnostics));
  return worstCase;
};

describe('the worst case', () => {
  it('is the longest of the ways', () => {
    const { steps } = worstOf(
      journeyOf({
        a: {
          kind: 'condition',
          config: { condition: '@policy.request().method == "GET"' },
          branches: { yes: 'd', no: 'b' },
        },
        b: set(undefined, 'c'),
        c: set(undefined, 'd'),
        d: answer(200),
      }),
    );
    expect(steps).toMatchObject({ total: 4, steps: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] });
  });

  it('makes all passes of loops in loops, with a test more than passes', () => {
    const { steps } = worstOf(
      journeyOf({ a: loop(3, 'b', 'd'), b: loop(2, 'c', '$end', 'a'), c: set('b', '$end'), d: answer(200) }),
    );
    // The inner loop: 3 tests and 2 steps. The outer: 4 tests and 3 inner ones. Then the answer.
    expect(steps.total).toBe(4 + 3 * (3 + 2) + 1);
    expect(steps.steps).toMatchObject([{ id: 'a', passes: 3 }, { id: 'd' }]);
  });

  it('adds what a sub-journey does, and the way back', () => {
    const callee = journeyOf(
      { a: set(undefined, 'b'), b: { kind: 'complete' } },
      { id: 'callee', kind: 'sub-journey' },
    );
    const caller = journeyOf({
      a: { kind: 'sub-journey', config: { journey: 'callee' }, branches: { next: 'b' } },
      b: answer(200),
    });
    expect(worstOf(caller, callee).steps.total).toBe(1 + 2 + 1 + 1);
  });

  it('counts the check of a token as waiting', () => {
    const token: Step = {
      kind: 'validate-token',
      config: { token: '@policy.request().ip', keySet: 'k' },
      branches: { next: 'b' },
    };
    expect(worstOf(journeyOf({ a: token, b: answer(200) })).time.total).toBeGreaterThan(COST.keyCall);
  });
});
