import { describe, expect, it } from 'vitest';
import { type CaseResult, type ExpressionCase, runCases } from './run-cases.ts';
import type { Value } from './values/value.ts';

async function passes(entry: Partial<ExpressionCase>, tolerance?: number): Promise<boolean> {
  const cases = [{ id: 1, kind: 'expression', ...entry }];
  const { passed, failed } = await runCases({ cases, ...(tolerance !== undefined && { tolerance }) });
  expect(passed + failed.length).toBe(1);
  return passed === 1;
}

describe('a case', () => {
  const values: [source: string, right: Value, wrong: Value][] = [
    ['1', 1, 2],
    ['"1"', '1', 1],
    ['null', null, 0],
    ['0', 0, null],
    ['true', true, false],
    ['[1, 2]', [1, 2], [1]],
    ['[1]', [1], [1, 2]],
    ['[1, 2]', [1, 2], [2, 1]],
    ['[[null]]', [[null]], [[0]]],
    ['[0]', [0], ['0']],
    ['{"a": 1}', { a: 1 }, { a: 2 }],
    ['{"a": 1}', { a: 1 }, { a: 1, b: 2 }],
    ['{"a": 1, "b": 2}', { a: 1, b: 2 }, { a: 1 }],
    ['{"a": null}', { a: null }, { b: null }],
    ['{"0": 1}', { 0: 1 }, [1]],
    ['[1]', [1], { 0: 1 }],
    ['"a"', 'a', []],
    ['[]', [], ''],
    ['{}', {}, []],
    ['{}', {}, null],
    ['null', null, {}],
  ];
  it.each(values)('%s gives %j and not %j', async (source, right, wrong) => {
    expect(await passes({ source, value: right })).toBe(true);
    expect(await passes({ source, value: wrong })).toBe(false);
  });

  it('without a value wants null', async () => {
    expect(await passes({ source: 'null' })).toBe(true);
    expect(await passes({ source: '1' })).toBe(false);
  });

  it('may be off by the tolerance of its file', async () => {
    expect(await passes({ source: '1.05', value: 1 }, 0.1)).toBe(true);
    expect(await passes({ source: '[0.95]', value: [1] }, 0.1)).toBe(true);
    expect(await passes({ source: '1.2', value: 1 }, 0.1)).toBe(false);
    expect(await passes({ source: '1.05', value: 1 })).toBe(false);
    expect(await passes({ source: '"1.05"', value: 1 }, 0.1)).toBe(false);
  });

  it('never has a lambda as its value', async () => {
    expect(await passes({ source: '() => 1', value: {} })).toBe(false);
  });

  it('wants the error it names, at its place', async () => {
    expect(await passes({ source: '1 / 0', error: 'E_DIV_ZERO' })).toBe(true);
    expect(await passes({ source: '1 / 0', error: 'E_DIV_ZERO', at: [0, 5] })).toBe(true);
    expect(await passes({ source: '1 / 0', error: 'E_DIV_ZERO', at: [1, 5] })).toBe(false);
    expect(await passes({ source: '1 / 0', error: 'E_DIV_ZERO', at: [0, 4] })).toBe(false);
    expect(await passes({ source: '1 / 0', error: 'E_TYPE' })).toBe(false);
    expect(await passes({ source: '1 / 0', value: null })).toBe(false);
    expect(await passes({ source: '1', error: 'E_TYPE' })).toBe(false);
    expect(await passes({ source: 'null', error: 'E_TYPE' })).toBe(false);
  });

  it('may have variables, a profile and a kind of its own', async () => {
    expect(await passes({ source: 'a + 1', variables: { a: 2 }, value: 3 })).toBe(true);
    expect(await passes({ source: 'a ?? 1', variables: { a: 2 }, profile: 'mosaic', error: 'E_PARSE' })).toBe(true);
    expect(await passes({ source: 'a ?? 1', variables: { a: 2 }, profile: 'extended', value: 2 })).toBe(true);
    expect(await passes({ source: '${a}!', kind: 'template', variables: { a: 2 }, value: '2!' })).toBe(true);
  });
});

describe('runCases', () => {
  it('reports each case as it is done, and the failed ones at the end', async () => {
    const cases: ExpressionCase[] = [
      { id: 'good', kind: 'expression', source: '@time.now()', value: 5 },
      { id: 'off', kind: 'expression', source: '2', value: 3 },
      { id: 'broken', kind: 'expression', source: 'x +', value: 3 },
    ];
    const told: { id: string | number; got: CaseResult; passed: boolean }[] = [];
    const report = await runCases({ fixture: { now: 5 }, cases }, ({ case: { id }, got, passed }) => {
      told.push({ id, got, passed });
    });
    const broken = { error: 'E_PARSE', message: 'The expression ends too early. Expected a value.', at: [3, 3] };
    expect(told).toEqual([
      { id: 'good', got: { value: 5 }, passed: true },
      { id: 'off', got: { value: 2 }, passed: false },
      { id: 'broken', got: broken, passed: false },
    ]);
    expect(report).toEqual({
      passed: 1,
      failed: [
        { case: cases[1], got: { value: 2 } },
        { case: cases[2], got: broken },
      ],
    });
  });

  it.each([[undefined], [null], [[]], [{}], [{ cases: {} }]])('tells what is wrong with %j', async (file) => {
    await expect(runCases(file)).rejects.toThrow('A file of cases is an object with a list named "cases".');
  });

  it.each([[null], [{}], [{ id: 1 }], [{ source: 1 }]])('tells that %j is no case', async (entry) => {
    await expect(runCases({ cases: [entry] })).rejects.toThrow('Every case needs a "source".');
  });

  it('lets through what is no error of the language', async () => {
    const wrong = { id: 1, kind: 'expression', source: 'a', variables: { a: undefined } };
    await expect(
      runCases({ cases: [wrong], fixture: { now: 1 } }, () => {
        throw new RangeError('of the caller');
      }),
    ).rejects.toThrow('of the caller');
  });
});
