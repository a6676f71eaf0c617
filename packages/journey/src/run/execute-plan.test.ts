import type { Value } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import type { Step } from '../document/journey-document.ts';
import { compileJourney } from '../plan/compile-journey.ts';
import type { Ports } from '../ports.ts';
import { answer, fixedPorts, journeyOf } from '../test-fixtures.ts';
import { executePlan, type PendingRun, RunResult, resultOf } from './execute-plan.ts';
import { pathOf } from './path-of.ts';

const request = (body: Value) => ({ body, params: {}, headers: {}, method: 'POST', ip: '127.0.0.1' });

/** Not proven: these tests are about what happens to a run that goes wrong all the same. */
function planOf(steps: Record<string, Step>, settings = {}) {
  return compileJourney(journeyOf(steps, { settings }), 1);
}

const run = (steps: Record<string, Step>, body: Value = null, ports: Ports = fixedPorts()) =>
  resultOf(executePlan(planOf(steps), request(body), null, 'run-1', ports));

const decide = (formula: string, otherwise?: string) => ({
  ask: {
    kind: 'condition',
    config: { condition: formula },
    branches: { yes: 'yes', no: 'no', ...(otherwise === undefined ? {} : { otherwise }) },
  },
  yes: answer(200),
  no: answer(403),
  ...(otherwise === undefined ? {} : { [otherwise]: answer(422) }),
});

describe('condition', () => {
  it.each([
    ['true', { n: 1 }, 200],
    ['false', { n: 2 }, 403],
  ])('takes the branch of %s', (_name, body, status) => {
    expect(run(decide('@policy.request().body.n == 1'), body)).toMatchObject({ outcome: { kind: 'answer', status } });
  });

  it.each([
    ['a number', '1'],
    ['a text, which is true elsewhere', '"yes"'],
    ['null', 'null'],
    ['a member of null', '@policy.request().body.a.b'],
  ])('never takes %s for an answer', (_name, formula) => {
    expect(run(decide(formula))).toMatchObject({ outcome: { kind: 'failure', step: 'ask', field: 'condition' } });
    expect(run(decide(formula, 'unsure'))).toMatchObject({ outcome: { kind: 'answer', status: 422 } });
  });

  it('does not let otherwise hide a limit', () => {
    const endless =
      '@std.reduce(@std.range(100000), (a, i) => a + @std.reduce(@std.range(1000), (b, j) => b + j, 0), 0) > 0';
    expect(run(decide(endless, 'unsure'))).toMatchObject({ outcome: { kind: 'failure', code: 'limit-exceeded' } });
  });
});

describe('set-variables', () => {
  it('passes values on and sets them again', () => {
    const steps = {
      first: {
        kind: 'set-variables',
        config: {
          variables: [
            { name: 'x', value: '2' },
            { name: 'y', value: 'x * 3' },
            { name: 'x', value: 'x + y' },
          ],
        },
        branches: { next: 'end' },
      },
      end: answer(200, { body: { expression: '[x, y]' } }),
    };
    expect(run(steps)).toMatchObject({ outcome: { body: '[8,6]' } });
  });

  it('fails the run when a formula fails, and names the row', () => {
    const steps = {
      first: {
        kind: 'set-variables',
        config: {
          variables: [
            { name: 'x', value: '1' },
            { name: 'y', value: '1 / (x - 1)' },
          ],
        },
        branches: { next: 'end' },
      },
      end: answer(200),
    };
    expect(run(steps)).toMatchObject({
      outcome: {
        kind: 'failure',
        code: 'expression-failed',
        errorCode: 'E_DIV_ZERO',
        step: 'first',
        field: 'variables.1.value',
      },
    });
  });

  it('does not keep a lambda', () => {
    const steps = {
      first: {
        kind: 'set-variables',
        config: { variables: [{ name: 'f', value: '(x) => x' }] },
        branches: { next: 'end' },
      },
      end: answer(200),
    };
    expect(run(steps)).toMatchObject({ outcome: { kind: 'failure', step: 'first' } });
  });
});

describe('http-complete', () => {
  const respond = (config: Record<string, unknown>, body: Value = null) => {
    const { outcome } = run({ end: { kind: 'http-complete', config } }, body) as unknown as {
      outcome: { headers: string[] };
    };
    const headers = Object.fromEntries(
      (outcome.headers as string[] | undefined)?.flatMap((name, index, all) =>
        index % 2 === 0 ? [[name, all[index + 1]]] : [],
      ) ?? [],
    );
    return { ...outcome, headers } as Record<string, unknown> & { headers: Record<string, string> };
  };

  it.each([
    ['an object', '{"a": [1, "x", null]}', '{"a":[1,"x",null]}'],
    ['a number', '1.5', '1.5'],
    ['text that is JSON', '"{\\"a\\": 1}"', '{"a": 1}'],
    ['other text', '"hello"', '"hello"'],
    ['null', 'null', 'null'],
  ])('writes %s as JSON', (_name, expression, body) => {
    expect(respond({ responseCode: 200, body: { expression } })).toMatchObject({
      body,
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('fills in templates', () => {
    const result = respond(
      {
        responseCode: 302,
        redirectUri: 'https://example.com/?to=${@strings.urlEncode(@policy.request().body.to)}',
        headers: [{ name: 'X-Who', value: 'user ${@policy.request().body.who}' }],
        responseType: 'html',
        body: { template: '<p>${@policy.request().body.who}</p>' },
      },
      { to: 'a b&c', who: 'ann' },
    );
    expect(result).toMatchObject({
      status: 302,
      body: '<p>ann</p>',
      headers: {
        Location: 'https://example.com/?to=a%20b%26c',
        'X-Who': 'user ann',
        'Content-Type': 'text/html; charset=utf-8',
      },
    });
  });

  it('sends no body with 204 and no-store unless the step says otherwise', () => {
    expect(respond({ responseCode: 204 })).toMatchObject({ body: '', headers: { 'Cache-Control': 'no-store' } });
    expect(respond({ responseCode: 204 }).headers).not.toHaveProperty('Content-Type');
    const cached = respond({ responseCode: 200, headers: [{ name: 'cache-control', value: 'max-age=60' }] });
    expect(cached.headers).toMatchObject({ 'cache-control': 'max-age=60' });
    expect(cached.headers).not.toHaveProperty('Cache-Control');
  });

  it.each([
    [
      'a header value',
      { responseCode: 200, headers: [{ name: 'X-A', value: '${@policy.request().body}' }] },
      'a\r\nSet-Cookie: x=1',
      'headers.0.value',
    ],
    [
      'a redirect to another scheme',
      { responseCode: 302, redirectUri: '${@policy.request().body}' },
      'javascript:alert(1)',
      'redirectUri',
    ],
    [
      'a redirect with a line break',
      { responseCode: 302, redirectUri: 'https://a.example/${@policy.request().body}' },
      'x\r\nX: 1',
      'redirectUri',
    ],
    [
      'a redirect to another host',
      { responseCode: 302, redirectUri: '${@policy.request().body}' },
      '//evil.example',
      'redirectUri',
    ],
    [
      'a backslash for a slash',
      { responseCode: 302, redirectUri: '${@policy.request().body}' },
      '/\\evil.example',
      'redirectUri',
    ],
  ])('fails the run instead of sending %s', (_name, config, body, field) => {
    const result = run({ end: { kind: 'http-complete', config } }, body);
    expect(result).toMatchObject({ outcome: { kind: 'failure', code: 'step-failed', step: 'end', field } });
    expect(JSON.stringify(result)).not.toContain('evil');
  });
});

describe('a run', () => {
  const verifying = {
    first: {
      kind: 'set-variables',
      config: { variables: [{ name: 'claims', value: '@crypto.verifyToken("t", {"jwks": "k"})' }] },
      branches: { next: 'end' },
    },
    end: answer(200, { body: { expression: 'claims' } }),
  };

  it('is synchronous where nothing waits', () => {
    expect(run({ end: answer(200) })).not.toBeInstanceOf(Promise);
  });

  it('waits for a port and goes on', async () => {
    const ports = fixedPorts({ tokens: { verify: async () => ({ sub: 'ann' }) } });
    expect(await run(verifying, null, ports)).toMatchObject({ outcome: { kind: 'answer', body: '{"sub":"ann"}' } });
  });

  it('ends at its deadline while it waits', async () => {
    const ports = fixedPorts({ tokens: { verify: () => new Promise(() => undefined) } });
    const plan = planOf(verifying, { deadlineMs: 5 });
    const result = await resultOf(executePlan(plan, request(null), null, 'run-1', ports));
    expect(result).toMatchObject({ outcome: { kind: 'failure', code: 'deadline-exceeded', step: 'first' } });
  });

  it('ends at its deadline between steps that do not wait', () => {
    let time = 0;
    const clock = { now: () => 0, monotonic: () => (time += 11_000) };
    const plan = planOf({
      a: { kind: 'set-variables', config: { variables: [{ name: 'x', value: '1' }] }, branches: { next: 'b' } },
      b: answer(200),
    });
    expect(executePlan(plan, request(null), null, 'run-1', fixedPorts({ clock }))).toMatchObject({
      outcome: { kind: 'failure', code: 'deadline-exceeded', step: 'b' },
    });
  });

  it('ends at its deadline in the middle of an evaluation', () => {
    let time = 0;
    const clock = { now: () => 0, monotonic: () => (time += 1) };
    const steps = decide('@std.len(@std.filter(@std.range(90000), (i) => @policy.request().body == i)) > 0', 'no');
    const plan = planOf(steps, { deadlineMs: 5 });
    const result = executePlan(plan, request(1), null, 'run-1', fixedPorts({ clock }));
    expect(result).toMatchObject({
      outcome: { code: 'deadline-exceeded', step: 'ask' },
      path: [0, -1, expect.any(Number)],
    });
    expect(time).toBeLessThan(40);
  });

  it('ends when it makes too much, though each evaluation stays within its own budget', () => {
    const plan = planOf({
      repeat: {
        kind: 'while-loop',
        config: { condition: 'i < 90', counter: 'i', maxPasses: 100, variables: [{ name: 't', value: '""' }] },
        branches: { body: 'make', next: 'done' },
      },
      make: {
        kind: 'set-variables',
        inside: 'repeat',
        config: { variables: [{ name: 't', value: '`${i}` + "x" * 1000000' }] },
        branches: { next: '$end' },
      },
      done: answer(200),
    });
    const result = executePlan(plan, request(1), null, 'run-1', fixedPorts());
    expect(result).toMatchObject({ outcome: { code: 'limit-exceeded', step: 'make', errorCode: 'E_LIMIT' } });
  });

  it('lets others have their turn when it computes for long', async () => {
    let time = 0;
    const clock = { now: () => 0, monotonic: () => (time += 15) };
    const set = (next: string) => ({
      kind: 'set-variables',
      config: { variables: [{ name: 'x', value: '@policy.request().body' }] },
      branches: { next },
    });
    const plan = planOf({ a: set('b'), b: set('c'), c: set('d'), d: answer(200) });
    const pending = executePlan(plan, request(1), null, 'run-1', fixedPorts({ clock }));
    expect(pending).not.toBeInstanceOf(RunResult);
    const result = await resultOf(pending);
    expect(result).toMatchObject({ outcome: { kind: 'answer', status: 200 } });
    expect(pathOf(plan, result.path).map(({ step }) => step)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('ends when its caller leaves while it waits', async () => {
    const ports = fixedPorts({ tokens: { verify: () => new Promise(() => undefined) } });
    const pending = executePlan(planOf(verifying), request(null), null, 'run-1', ports) as PendingRun;
    pending.cancel();
    expect(await pending.result).toMatchObject({ outcome: { code: 'cancelled', step: 'first' }, path: [0, -1, 0] });
  });

  it('turns a bug into a failure without its text', async () => {
    const broken = () => {
      throw new TypeError('secret detail');
    };
    const sync = await run(verifying, null, fixedPorts({ tokens: { verify: broken } }));
    const late = await run(verifying, null, fixedPorts({ tokens: { verify: async () => broken() } }));
    for (const result of [sync, late]) {
      expect(result).toMatchObject({ outcome: { kind: 'failure' } });
      expect(JSON.stringify(result)).not.toContain('secret detail');
    }
  });

  it('records the way it took', () => {
    const plan = planOf(decide('@policy.request().body == 1'));
    const { path } = executePlan(plan, request(1), null, 'run-1', fixedPorts()) as RunResult;
    expect(pathOf(plan, path)).toEqual([
      { step: 'ask', branch: 'yes', at: 0 },
      { step: 'yes', branch: null, at: 0 },
    ]);
  });
});
