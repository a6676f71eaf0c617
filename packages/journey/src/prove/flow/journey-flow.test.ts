import { formatType, optionsOf } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { noSubJourneys } from '../../plan/sub-journeys.ts';
import { answer, journeyOf } from '../../test-fixtures.ts';
import { buildGraph } from '../journey-graph.ts';
import { CalleeTypes } from './callee-types.ts';
import { analyseFlow } from './journey-flow.ts';

const flowOf = (document: JourneyDocument, subJourneys: Record<string, JourneyDocument> = {}) =>
  analyseFlow(
    document,
    buildGraph(document),
    new CalleeTypes((id) => {
      const found = subJourneys[id];
      return found === undefined ? noSubJourneys(id) : { version: 1, document: found };
    }),
  );

const typesAt = (document: JourneyDocument, step: string, subJourneys: Record<string, JourneyDocument> = {}) =>
  Object.fromEntries(
    [...(flowOf(document, subJourneys).variablesAt(step) ?? [])].map(([name, type]) => [
      name,
      optionsOf(type).map(formatType).sort().join(' | '),
    ]),
  );

const set = (variables: Record<string, string>, branches: Record<string, string>, more: Partial<Step> = {}): Step => ({
  kind: 'set-variables',
  config: { variables: Object.entries(variables).map(([name, value]) => ({ name, value })), ...more.config },
  branches,
  ...(more.inside === undefined ? {} : { inside: more.inside }),
});

const when = (condition: string, yes: string, no: string, inside?: string): Step => ({
  kind: 'condition',
  config: { condition },
  branches: { yes, no },
  ...(inside === undefined ? {} : { inside }),
});

const loop = (condition: string, body: string, next: string, config: Record<string, unknown> = {}): Step => ({
  kind: 'while-loop',
  config: { condition, ...config },
  branches: { body, next },
});

describe('variables before a step', () => {
  it('have the types of the values that they were set to', () => {
    const document = journeyOf({
      a: set({ amount: '12', name: '"x"', list: '[1, 2]', copy: 'amount + 1' }, { next: 'b' }),
      b: answer(200),
    });
    expect(typesAt(document, 'b')).toEqual({ amount: '12', name: '"x"', list: 'array<number>', copy: 'number' });
  });

  it('are those that all ways have set, with the types of each way', () => {
    const document = journeyOf({
      a: when('@policy.request().method == "GET"', 'left', 'right'),
      left: set({ level: '"low"', only_left: '1' }, { next: 'end' }),
      right: set({ level: '3' }, { next: 'end' }),
      end: answer(200),
    });
    expect(typesAt(document, 'end')).toEqual({ level: '"low" | 3' });
  });

  it('are narrowed by the conditions before them', () => {
    const document = journeyOf({
      a: set({ device: '@policy.user()' }, { next: 'b' }),
      b: when('device != null', 'known', 'unknown'),
      known: answer(200),
      unknown: answer(404),
    });
    expect(typesAt(document, 'known')).toEqual({ device: 'object' });
    expect(typesAt(document, 'unknown')).toEqual({ device: 'null' });
  });

  it('are narrowed to the text of a case', () => {
    const document = journeyOf({
      a: set({ from: '@policy.request().ip' }, { next: 'b' }),
      b: {
        kind: 'match-case',
        config: { source: 'from', dataType: 'string', cases: [{ name: 'own', value: '"::1"' }] },
        branches: { own: 'c', otherwise: 'd' },
      },
      c: answer(200),
      d: answer(404),
    });
    expect(typesAt(document, 'c')).toEqual({ from: '"::1"' });
    expect(typesAt(document, 'd')).toEqual({ from: 'string' });
  });

  it('of a step that failed may be set or not, and the error is there', () => {
    const document = journeyOf({
      a: set({ x: '"before"' }, { next: 'b' }),
      b: set({ x: '1', y: '2' }, { next: 'c', failure: 'd' }, { config: { errorVariable: 'problem' } }),
      c: answer(200),
      d: answer(500),
    });
    expect(typesAt(document, 'c')).toEqual({ x: '1', y: '2' });
    const { x, y, problem } = typesAt(document, 'd');
    expect([x, y]).toEqual(['"before" | 1', undefined]);
    expect(problem).toContain('"description": string');
  });
});

describe('loops', () => {
  const counting = journeyOf({
    a: set({ sum: '0', found: 'false' }, { next: 'b' }),
    b: loop('!found && sum < 10', 'c', 'd', { counter: 'tries', variables: [{ name: 'last', value: 'null' }] }),
    c: set({ sum: 'sum + 1', local: '1', found: 'sum > 3', last: '"x"' }, { next: '$end' }, { inside: 'b' }),
    d: answer(200),
  });

  it('join what was before with what a pass has set, and keep what is of one pass to it', () => {
    expect(typesAt(counting, 'd')).toEqual({
      sum: 'number',
      found: 'boolean',
      tries: 'number',
      last: '"x" | null',
    });
    expect(typesAt(counting, 'c').found).toBe('false');
  });

  it('come to rest where a value grows with each pass', () => {
    const document = journeyOf({
      a: set({ chain: 'null', count: '0' }, { next: 'b' }),
      b: loop('count < 5', 'c', 'd'),
      c: set({ chain: '{"before": chain}', count: 'count + 1' }, { next: '$end' }, { inside: 'b' }),
      d: answer(200),
    });
    expect(typesAt(document, 'd')).toEqual({ chain: 'null | object', count: 'number' });
  });
});

it('a block has set what all ways through it have set', () => {
  const document = journeyOf({
    a: { kind: 'block', branches: { body: 'b', next: 'e' } },
    b: when('@policy.request().method == "GET"', 'c', 'd', 'a'),
    c: set({ x: '1', y: '1' }, { next: '$end' }, { inside: 'a' }),
    d: set({ x: '2' }, { next: '$end' }, { inside: 'a' }),
    e: answer(200),
  });
  expect(typesAt(document, 'e')).toEqual({ x: '1 | 2' });
});

it('a sub-journey sees its parameters, and yields what its complete steps do', () => {
  const callee = journeyOf(
    {
      ask: when('score > 70', 'good', 'bad'),
      good: { kind: 'complete', config: { result: '{"trusted": true}' } },
      bad: { kind: 'complete' },
    },
    {
      kind: 'sub-journey',
      parameters: [
        { name: 'score', type: 'number' },
        { name: 'note', type: 'string', required: false },
      ],
    },
  );
  expect(typesAt(callee, 'good')).toEqual({ score: 'number', note: 'null | string' });
  const caller = journeyOf({
    a: { kind: 'sub-journey', config: { journey: 'rate', result: 'rating' }, branches: { next: 'b' } },
    b: answer(200),
  });
  expect(typesAt(caller, 'b', { rate: callee })).toEqual({ rating: 'null | {"trusted": boolean}' });
  expect(typesAt(caller, 'b')).toEqual({ rating: 'unknown' });
});

it('knows which branch of a decision can not be taken', () => {
  const document = journeyOf({
    a: when('@policy.request().body.amount > 1000', 'b', 'd'),
    b: when('@policy.request().body.amount <= 1000 || false', 'c', 'd'),
    c: answer(200),
    d: answer(403),
  });
  const flow = flowOf(document);
  expect(flow.isPossible({ from: 'a', branch: 'yes' })).toBe(true);
  expect(flow.isPossible({ from: 'b', branch: 'yes' })).toBe(false);
  expect(flow.isPossible({ from: 'b', branch: 'no' })).toBe(true);
});

describe('calls with constant arguments', () => {
  it('are tried out within one budget for a journey and its sub-journeys', () => {
    const heavy = (from: number) =>
      Object.fromEntries([...Array(12)].map((_, n) => [`v${n}`, `@std.range(${from + n}, 9000)`]));
    const sub = journeyOf({ a: set(heavy(100), { next: 'b' }), b: { kind: 'complete', config: { result: 'v0' } } });
    const callees = new CalleeTypes(() => ({ version: 1, document: sub }));
    const document = journeyOf({
      a: set(heavy(0), { next: 'b' }),
      b: { kind: 'invoke-sub-journey', config: { journey: 'sub' }, branches: { next: 'c' } },
      c: set({ last: '@std.strToInt("x")' }, { next: 'd' }),
      d: answer(200),
    });
    const flow = analyseFlow(document, buildGraph(document), callees);
    callees.resultOf('sub');
    expect(callees.trials.stepsUsed).toBe(200_000);
    expect(callees.flowOf('sub')?.formulas.length).toBeGreaterThan(0);
    expect(flow.formulas.flatMap(({ known }) => known?.check.diagnostics ?? []).map(({ code }) => code)).toEqual([
      'failing-call',
    ]);
  });
});
