import { describe, expect, it } from 'vitest';
import { HostError } from '../errors.ts';
import { evaluateExpression } from '../evaluate-expression.ts';
import { createFixtureHost } from '../fixture-host.ts';
import type { ExpressionHost } from '../host.ts';
import type { Value } from '../values/value.ts';

/** A host that answers `{body: <name and arguments>}` after a moment, and counts. */
function slowHost(): ExpressionHost & { requests: string[]; readings: number } {
  const host = {
    ...createFixtureHost(),
    requests: [] as string[],
    readings: 0,
    now: () => ++host.readings,
    async callWebRequest(name: string, args: readonly Value[]): Promise<Value> {
      host.requests.push(`${name}(${args.join()})`);
      await Promise.resolve();
      if (name === 'fails') throw new HostError('The upstream failed.');
      return { status: 200, body: args[0] ?? name };
    },
    verifyToken: async (_token: string, options: Value) => options,
  };
  return host;
}

describe('an evaluation that waits', () => {
  it('answers a value at once if nothing waits', () => {
    expect(evaluateExpression('1 + 1', { host: slowHost() })).toBe(2);
  });

  it('answers a promise if something waits, and asks once', async () => {
    const host = slowHost();
    const result = evaluateExpression('@webrequests.a(1).body + @webrequests.a(2).body', { host });
    expect(result).toBeInstanceOf(Promise);
    expect(await result).toBe(3);
    expect(host.requests).toEqual(['a(1)', 'a(2)']);
  });

  it('asks inside lambdas in order', async () => {
    const host = slowHost();
    const source = '@std.map([1,2,3], (x) => @webrequests.double(x).body * 2)';
    expect(await evaluateExpression(source, { host })).toEqual([2, 4, 6]);
    expect(host.requests).toHaveLength(3);
  });

  it('is the same run before and after the wait: clock and random values stay', async () => {
    const host = slowHost();
    const source =
      'let before=[@time.now(), @std.uuid(), @math.random()] return let r=@webrequests.a(before[1]) return [r.body == before[1], before[0], @time.now(), @std.uuid() == before[1]]';
    expect(await evaluateExpression(source, { host })).toEqual([true, 1, 1, false]);
  });

  it('lets try catch a failure, but not the wait', async () => {
    const host = slowHost();
    expect(await evaluateExpression('try @webrequests.fails().body catch "none"', { host })).toBe('none');
    expect(await evaluateExpression('try @webrequests.works().body catch "none"', { host })).toBe('works');
  });

  it('rejects with the safe message and the place', async () => {
    const result = evaluateExpression('1 + @webrequests.fails().body', { host: slowHost() });
    await expect(result).rejects.toMatchObject({
      code: 'E_FUNCTION',
      message: 'The upstream failed.',
      start: 4,
      end: 24,
    });
  });

  it('sends ten requests at most', async () => {
    const host = slowHost();
    const result = evaluateExpression('try @std.map(@std.range(0,20), (x) => @webrequests.a(x).status) catch 1', {
      host,
    });
    await expect(result).rejects.toMatchObject({ code: 'E_LIMIT' });
    expect(host.requests).toHaveLength(10);
  });

  it('hands both forms of verifyToken to the host as one', async () => {
    const host = slowHost();
    const one = await evaluateExpression('@crypto.verifyToken("t", "k", {"issuer": "i", "audience": ["a"]})', { host });
    const two = await evaluateExpression('@crypto.verifyToken("t", {"jwks": "k", "issuer": "i", "audience": ["a"]})', {
      host,
    });
    expect(one).toEqual({ jwks: 'k', issuer: 'i', audience: ['a'] });
    expect(two).toEqual(one);
  });
});
