import { describe, expect, test } from 'vitest';
import { evaluateFiddle, type FiddleInput } from './evaluate-fiddle.ts';
import { EXAMPLES } from './examples.ts';
import { START } from './fiddle-state.ts';
import { describeVariables, readClock, readJson, readVariables } from './read-inputs.ts';

const input = (fields: Partial<FiddleInput>): FiddleInput => ({
  source: '',
  mode: 'expression',
  profile: 'extended',
  variables: {},
  request: null,
  now: 0,
  ...fields,
});

describe('an evaluation', () => {
  test('gives the value with its type', async () => {
    const result = await evaluateFiddle(input({ source: '[1, x]', variables: { x: 2 } }));
    expect(result).toEqual({
      kind: 'value',
      text: '[\n  1,\n  2\n]',
      isText: false,
      isCut: false,
      type: 'array<number>',
      milliseconds: expect.any(Number),
    });
  });

  test('sees the request and the clock that were entered', async () => {
    const result = await evaluateFiddle(
      input({
        source: '[@policy.request().body.a, @time.now()]',
        request: { body: { a: 'b' } },
        now: 1_767_603_600_000,
      }),
    );
    expect(result).toMatchObject({ kind: 'value', type: expect.stringContaining('array') });
    expect(result.kind === 'value' && result.text).toContain('1767603600');
  });

  test('fails with the place in the source', async () => {
    expect(await evaluateFiddle(input({ source: '1 +\n  missing.part' }))).toMatchObject({
      kind: 'error',
      code: 'E_UNDEFINED',
      place: { line: 2, column: 3, excerpt: expect.stringMatching(/^missing/) },
    });
    expect(await evaluateFiddle(input({ source: '(1' }))).toMatchObject({ kind: 'error', code: 'E_PARSE' });
  });

  test('ends within its budget', async () => {
    const source = '@std.map(@std.range(9000), (x) => @std.map(@std.range(9000), (y) => x * y))';
    expect(await evaluateFiddle(input({ source }))).toMatchObject({ kind: 'error', code: 'E_LIMIT' });
  });

  test('keeps texts as they are, and templates yield texts', async () => {
    const result = await evaluateFiddle(
      input({ source: 'Hello, ${name}!\n', mode: 'template', variables: { name: 'Ada' } }),
    );
    expect(result).toMatchObject({ kind: 'value', text: 'Hello, Ada!\n', isText: true, type: 'string' });
  });
});

describe('what was entered', () => {
  test('is read, or says where it is wrong', () => {
    expect(readVariables(' ')).toEqual({ ok: true, value: {} });
    expect(readVariables('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(readVariables('[1]')).toEqual({ ok: false, problem: { kind: 'not-an-object' } });
    expect(readVariables('{"a": }')).toEqual({ ok: false, problem: { kind: 'not-json', line: 1, column: 7 } });
    expect(readJson('')).toEqual({ ok: true, value: null });
    expect(readClock('2026-01-05T09:00:00Z')).toEqual({ ok: true, value: Date.UTC(2026, 0, 5, 9) });
    expect(readClock('')).toEqual({ ok: true, value: undefined });
    for (const wrong of ['soon', '2026-13-01', '5']) expect(readClock(wrong).ok).toBe(false);
  });

  test('has the types of its samples', () => {
    expect(describeVariables({ a: 1, b: ['x'] })).toEqual([
      { name: 'a', type: 'number' },
      { name: 'b', type: 'array<string>' },
    ]);
  });
});

test.each(EXAMPLES.map((example) => [example.key, example] as const))(
  'the example %s has a value',
  async (_key, example) => {
    const state = { ...START, ...example.state };
    const variables = readVariables(state.variables);
    const request = readJson(state.request);
    const clock = readClock(state.clock);
    if (!variables.ok || !request.ok || !clock.ok) throw new Error('An example can be read.');
    const { source, mode, profile } = state;
    const result = await evaluateFiddle({
      source,
      mode,
      profile,
      variables: variables.value,
      request: request.value,
      now: clock.value,
    });
    expect(result).toMatchObject({ kind: 'value', text: example.result });
  },
);
