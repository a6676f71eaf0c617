import { describe, expect, it } from 'vitest';
import { ExpressionError, HostError } from './errors.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { createFixtureHost } from './fixture-host.ts';

const host = createFixtureHost({ now: 7 });
const caught = (source: string, variables = {}): unknown => {
  try {
    return evaluateExpression(source, { host, variables });
  } catch (error) {
    return error;
  }
};

describe('evaluateExpression', () => {
  it('gives the variables by name', () => {
    expect(evaluateExpression('[b, a]', { host, variables: { a: 1, b: null } })).toEqual([null, 1]);
    expect(evaluateExpression('@time.now()', { host })).toBe(7);
  });

  it('passes on mode, profile and limits', () => {
    expect(evaluateExpression('${1}!', { host, mode: 'template' })).toBe('1!');
    expect(() => evaluateExpression('null ?? 1', { host, profile: 'mosaic' })).toThrow('Mosaic profile');
    expect(() => evaluateExpression('@std.range(n)', { host, variables: { n: 99 }, limits: { steps: 9 } })).toThrow(
      'more than 9 steps',
    );
  });

  it('throws what is wrong with the text, with its code and place', () => {
    expect(caught('a + @nope(1)')).toMatchObject({ code: 'E_UNKNOWN_FUNCTION', start: 5, end: 9 });
    expect(caught("a === 'b'")).toMatchObject({
      code: 'E_PARSE',
      start: 2,
      end: 5,
      message: expect.stringMatching(/^Use ==/),
    });
    expect(caught('1'.repeat(65_537))).toMatchObject({ code: 'E_LIMIT', message: expect.stringContaining('65536') });
  });
});

describe('errors', () => {
  it('have a name, a place and no stack', () => {
    const error = caught('null.a') as ExpressionError;
    expect(error).toBeInstanceOf(Error);
    expect({ ...error }).toMatchObject({ name: 'ExpressionError', code: 'E_NOT_OBJECT', start: 0, end: 6 });
    expect(String(error)).toBe(`ExpressionError: ${error.message}`);
    expect(error.stack).toBeUndefined();
  });

  it('without a place say so with -1', () => {
    expect(new ExpressionError('E_TYPE', 'x')).toMatchObject({ start: -1, end: -1, argument: undefined });
    expect(new ExpressionError('E_TYPE', 'x', { start: 1, end: 2 }, 3)).toMatchObject({
      start: 1,
      end: 2,
      argument: 3,
    });
  });

  it('of a host have a code that may be shown', () => {
    expect(new HostError('x')).toMatchObject({ name: 'HostError', message: 'x', code: 'E_FUNCTION' });
    expect(new HostError('x', 'E_UNKNOWN_FUNCTION')).toMatchObject({ code: 'E_UNKNOWN_FUNCTION' });
  });
});

describe('a fixture host', () => {
  it('answers nothing that is not in the fixture', () => {
    const empty = createFixtureHost();
    expect(empty.now()).toBe(0);
    expect(empty.policy).toEqual({ request: null });
    expect(empty.environment?.('constructor')).toBeNull();
    expect(() => empty.callWebRequest?.('toString', [])).toThrow(
      expect.objectContaining({ code: 'E_UNKNOWN_FUNCTION', message: 'There is no web request named toString.' }),
    );
    expect(() => empty.verifyToken?.('valueOf', {})).toThrow("The token isn't valid.");
    expect(() => empty.hmacSha256?.('text', 'toString')).toThrow('There is no key "toString".');
  });

  it('has random bytes that repeat with each host and differ within one', () => {
    const bytes = [...createFixtureHost().randomBytes(8)];
    expect([...createFixtureHost().randomBytes(8)]).toEqual(bytes);
    expect(bytes).toEqual([60, 94, 129, 180, 12, 94, 198, 142]);
  });
});
