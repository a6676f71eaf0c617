import { describe, expect, it } from 'vitest';
import type { ExpressionError } from '../errors.ts';
import { createFixtureHost } from '../fixture-host.ts';
import type { ExpressionHost } from '../host.ts';
import type { Value } from '../values/value.ts';
import { compileExpression } from './compile-expression.ts';
import type { Limits } from './limits.ts';

const { verifyToken: _verifyToken, callWebRequest: _callWebRequest, ...bareHost } = createFixtureHost();

function failure(source: string, limits: Partial<Limits> = {}, host: ExpressionHost = bareHost): string {
  const result = compileExpression(source, { variables: ['v', 'n', 'list'], limits });
  if (!result.ok) return result.diagnostics.map(({ code, message }) => `${code} ${message}`).join(' ');
  try {
    return `no error: ${JSON.stringify(result.expression.evaluate([{ a: 1 }, null, [1, 2]] as Value[], host))}`;
  } catch (error) {
    const { code, start, end, message } = error as ExpressionError;
    return `${code} ${start}-${end} ${message}`;
  }
}

describe('what an evaluation says when it fails', () => {
  it.each([
    ['1e308 * list[0] * 10', 'E_TYPE 0-20 The result is too large for a number.'],
    ['list[0] / 0', 'E_DIV_ZERO 0-11 Division by zero.'],
    ['list[0] % 0', 'E_DIV_ZERO 0-11 Modulo by zero.'],
    ['list[0] | 1.5', 'E_TYPE 0-13 Bitwise operators take whole numbers from -2147483648 to 2147483647.'],
    ['(x) => x', 'E_TYPE 0-8 The result is a lambda, which can only be used inside the expression.'],
    ['[(x) => x]', "E_TYPE 1-9 A lambda can't be put into a list or an object."],
    ['{"a": (x) => x}', "E_TYPE 6-14 A lambda can't be put into a list or an object."],
    ['nope', 'E_UNDEFINED 0-4 There is no variable named "nope".'],
    ['n.a', 'E_NOT_OBJECT 0-3 ".a" was read of null. Use ?. or ?[ ] where a value may be null.'],
    ['list.a', 'E_NOT_OBJECT 0-6 ".a" was read of an array.'],
    ['n[0]', 'E_NOT_OBJECT 0-4 A subscript was read of null. Use ?. or ?[ ] where a value may be null.'],
    ['(list[0])[0]', 'E_NOT_OBJECT 1-12 A subscript was read of a number.'],
    ['list["a"]', 'E_TYPE 0-9 A list takes a whole number as subscript, not a string.'],
    ['list[0.5]', 'E_TYPE 0-9 A list takes a whole number as subscript, not a fraction.'],
    ['@(v)(1)', 'E_TYPE 2-3 Only a lambda can be called, not an object.'],
    ['@std.len()', 'E_ARITY @std.len(value) takes 1 argument, not 0.'],
    ['@time.now(1)', 'E_ARITY @time.now() takes no arguments, not 1.'],
    ['@std.slice(list)', 'E_ARITY @std.slice(value, start, end?) takes 2 to 3 arguments, not 1.'],
    ['@webrequests.score(1)', 'E_UNKNOWN_FUNCTION 0-21 There is no web request named score.'],
    ['@crypto.verifyToken("t", "k")', 'E_FUNCTION 0-29 No keys for verifying tokens are available here.'],
  ])('%s', (source, message) => {
    expect(failure(source)).toBe(message);
  });

  it.each<[string, Partial<Limits>, string]>([
    ['@std.len(@std.map(@std.range(v.a, 100), (x) => x))', { steps: 20 }, 'The evaluation takes more than 20 steps.'],
    ['"ab" * 50 + n', { valueSize: 99 }, 'A value is larger than 99 characters.'],
    [
      '[`a${v.a}bcdefghi`, `a${v.a}bcdefghi`]',
      { memory: 19 },
      'The evaluation makes more than 19 characters of values.',
    ],
    ['let f = (g) => @(g)(g) return @(f)(f)', { depth: 20 }, 'Lambdas call each other more than 20 levels deep.'],
  ])('%s within %j', (source, limits, message) => {
    expect(failure(source, limits)).toContain(`E_LIMIT`);
    expect(failure(source, limits)).toContain(message);
  });

  it('counts web requests', () => {
    const host = { ...bareHost, callWebRequest: () => 1 };
    const source = '@std.map(list, (x) => @webrequests.a(x))';
    expect(failure(source, { webRequests: 2 }, host)).toBe('no error: [1,1]');
    expect(failure(source, { webRequests: 1 }, host)).toContain('An expression may send 1 web requests at most.');
  });

  it('hides what the host says by accident', () => {
    const host = {
      ...bareHost,
      callWebRequest: () => {
        throw new TypeError('secret');
      },
    };
    expect(failure('@webrequests.a()', {}, host)).toBe('E_FUNCTION 0-16 The function failed.');
  });
});

describe('a limit', () => {
  it('is the most that is allowed', () => {
    const text = '`a${v.a}bcdefgh`';
    expect(failure(text, { valueSize: 9 })).toBe('no error: "a1bcdefgh"');
    expect(failure(text, { valueSize: 8 })).toContain('E_LIMIT');
    expect(failure(text, { memory: 9 })).toBe('no error: "a1bcdefgh"');
    expect(failure(text, { memory: 8 })).toContain('E_LIMIT');
    const calls = 'let f = (g, d) => d == 0 ? 0 : @(g)(g, d - 1) return @(f)(f, v.a)';
    const least = Array.from({ length: 40 }, (_, depth) => depth).find((depth) =>
      failure(calls, { depth }).startsWith('no error'),
    );
    expect(least).toBeGreaterThan(1);
    expect(least).toBeLessThan(20);
  });

  it('is counted from the start by every evaluation', () => {
    const result = compileExpression('@std.sum(@std.map(list, (x) => x + 1))', {
      variables: ['list'],
      limits: { steps: 40 },
    });
    if (!result.ok) throw new Error('not compiled');
    for (let round = 0; round < 10; round++) expect(result.expression.evaluate([[1, 2]], bareHost)).toBe(5);
  });
});

describe('the meter of the host', () => {
  function metered(
    source: string,
    limits: Partial<Limits> = {},
  ): { worked: number; allocated: number[]; said: string } {
    const meter = { worked: 0, allocated: [] as number[] };
    const host: ExpressionHost = {
      ...bareHost,
      meter: {
        work: () => {
          meter.worked++;
        },
        allocate: (size: number) => {
          meter.allocated.push(size);
        },
      } as NonNullable<ExpressionHost['meter']>,
    };
    return { said: failure(source, limits, host).slice(0, 12), ...meter };
  }

  it('is told of large values only', () => {
    expect(metered('"a" * (1022 + v.a)').allocated).toEqual([]);
    expect(metered('"a" * (1023 + v.a)').allocated).toEqual([1024]);
    expect(metered('"a" * (4999 + v.a)').allocated).toEqual([5000]);
  });

  it('is asked now and then, not at every step', () => {
    expect(metered('@std.sum(@std.map(@std.range(0, 10), (x) => x + 1))').worked).toBe(0);
    const { worked, said } = metered('@std.len(@std.map(@std.range(0, 50000), (x) => x + 1))');
    expect(said).toBe('no error: 50');
    expect(worked).toBeGreaterThan(1);
    expect(worked).toBeLessThan(100);
  });

  it('can end the evaluation', () => {
    const host: ExpressionHost = {
      ...bareHost,
      meter: {
        work: () => {
          throw new Error('late');
        },
        allocate: () => {},
      } as NonNullable<ExpressionHost['meter']>,
    };
    expect(failure('@std.len(@std.map(@std.range(0, 50000), (x) => x + 1))', {}, host)).toMatch(/^E_/);
  });
});

describe('what is computed in advance', () => {
  const constantOf = (source: string) => {
    const result = compileExpression(source, { variables: ['v'] });
    return result.ok ? result.expression.constant : undefined;
  };

  it('is small', () => {
    expect(constantOf('"a" * 4094')).toHaveLength(4094);
    expect(constantOf('"a" * 4095')).toBeUndefined();
    expect(constantOf('@std.len(@std.range(0, 100))')).toBe(100);
    expect(constantOf('@std.len(@std.range(0, 5000))')).toBeUndefined();
  });

  it('needs every part to be known', () => {
    for (const source of [
      '[1, v]',
      '{"a": v}',
      '`a${v}`',
      'v.a',
      '[1][v]',
      '-v',
      'v ? 1 : 2',
      '{v: 1}',
      'try v catch 1',
    ])
      expect([source, constantOf(source)]).toEqual([source, undefined]);
    expect(constantOf('let a = 1 return {a: 2}')).toEqual({ 1: 2 });
    expect(constantOf('let a = v return 1')).toBeUndefined();
    expect(constantOf('let a = v return {a: 2}')).toBeUndefined();
  });

  it('is frozen in depth, since every evaluation shares it', () => {
    const value = constantOf('{"a": [{"b": [null, 1]}]}') as { a: [{ b: Value[] }] };
    expect([value, value.a, value.a[0], value.a[0].b].every((part) => Object.isFrozen(part))).toBe(true);
  });

  it('is told apart from the rest of a text', () => {
    const result = compileExpression('[{"a": 1 + 1}, v]', { variables: ['v'] });
    expect(result.ok && result.expression.mode).toBe('expression');
    expect(result.ok && result.expression.evaluate([3], bareHost)).toEqual([{ a: 2 }, 3]);
    expect(compileExpression('a', { variables: new Map([['a', 0]]), mode: 'template' })).toMatchObject({
      ok: true,
      expression: { mode: 'template', constant: 'a' },
    });
    expect(compileExpression('@strings.trim("a")', { variables: [], profile: 'mosaic' }).ok).toBe(false);
    expect(compileExpression('1 +', { variables: [] }).ok).toBe(false);
  });
});
