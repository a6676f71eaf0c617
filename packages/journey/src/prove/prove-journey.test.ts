import { describe, expect, it } from 'vitest';
import { newJourneyDocument } from '../document/new-journey-document.ts';
import { answer, journeyOf } from '../test-fixtures.ts';
import { proveJourney } from './prove-journey.ts';

const findings = (document: unknown) =>
  proveJourney(document).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);

/** A condition that may come out either way. */
const OPEN = '@policy.request().method == "GET"';

const condition = (formula: string, branches: Record<string, string>) => ({
  kind: 'condition',
  config: { condition: formula },
  branches,
});

const set = (variables: Record<string, string>, next: string) => ({
  kind: 'set-variables',
  config: { variables: Object.entries(variables).map(([name, value]) => ({ name, value })) },
  branches: { next },
});

describe('a document that can be published', () => {
  it('is a new journey as it is made', () => {
    const document = newJourneyDocument({ id: 'fresh', name: 'Fresh', affinity: 'b2c' });
    expect(proveJourney(document)).toMatchObject({ document, diagnostics: [] });
    expect(document.settings?.enforceToken).toBe(true);
  });

  it('may rejoin branches and leave otherwise unconnected', () => {
    const document = journeyOf({
      first: condition(OPEN, { yes: 'left', no: 'right' }),
      left: set({ who: '"left"' }, 'done'),
      right: set({ who: '"right"' }, 'done'),
      done: answer(200, { body: { expression: 'who' } }),
    });
    expect(findings(document)).toEqual([]);
  });
});

describe('shape', () => {
  it.each([
    ['no object', 42, ['invalid-document ']],
    ['a missing field', { ...journeyOf({ a: answer(200) }), name: undefined }, ['invalid-document /name']],
    ['an unknown field', { ...journeyOf({ a: answer(200) }), nmae: 1 }, ['invalid-document /nmae']],
    ['a foreign format', { ...journeyOf({ a: answer(200) }), format: 'journey/9' }, ['invalid-document /format']],
    ['an id that is no id', journeyOf({ a: answer(200) }, { id: 'Not An Id' }), ['invalid-document /id']],
    [
      'a step id that is no id',
      journeyOf({ A_B: answer(200) }),
      ['invalid-document /start', 'invalid-document /steps/A_B'],
    ],
    ['no steps', journeyOf({}), ['invalid-document /steps']],
    ['an unknown kind', journeyOf({ a: { kind: 'teleport' } }), ['unknown-step-kind /steps/a/kind']],
    [
      'a kind of another journey kind',
      journeyOf({ a: answer(200) }, { kind: 'sub-journey' }),
      ['step-kind-not-allowed /steps/a/kind'],
    ],
    [
      'a field of the wrong type',
      journeyOf({ a: answer(200, { headers: 'x' }) }),
      ['invalid-field /steps/a/config/headers'],
    ],
    [
      'an unknown field of a step',
      journeyOf({ a: answer(200, { colour: 'red' }) }),
      ['invalid-field /steps/a/config/colour'],
    ],
    [
      'a variable with a keyword for a name',
      journeyOf({ a: set({ let: '1' }, 'b'), b: answer(200) }),
      ['invalid-field /steps/a/config/variables/0/name'],
    ],
  ])('names the place of %s', (_name, document, expected) => {
    expect(findings(document).sort()).toEqual(expected);
  });

  it('takes prototype names for what they are: unknown', () => {
    const hostile = JSON.parse(
      '{"format":"journey/1","id":"x","name":"x","kind":"backend-api","affinity":"b2c","start":"a","steps":{"a":{"kind":"constructor"}},"__proto__":{"x":1}}',
    );
    expect(findings(hostile)).toEqual(['invalid-document /__proto__']);
    const step = journeyOf({ a: { kind: 'toString' } });
    expect(findings(step)).toEqual(['unknown-step-kind /steps/a/kind']);
  });
});

describe('what is constant', () => {
  it.each([
    ['a header value', { responseCode: 200, headers: [{ name: 'X-A', value: '${"a\\nb"}' }] }, 'headers.0.value'],
    [
      'a header value beyond ASCII',
      { responseCode: 200, headers: [{ name: 'X-A', value: '${"é"}' }] },
      'headers.0.value',
    ],
    ['a redirect', { responseCode: 302, redirectUri: '${"//evil.example"}' }, 'redirectUri'],
    [
      'a cookie of the server',
      { responseCode: 200, headers: [{ name: 'Set-Cookie', value: 'waymark_session=1' }] },
      'headers.0.value',
    ],
  ])('is checked before a publish when it is computed: %s', (_name, config, path) => {
    const proof = proveJourney(journeyOf({ a: { kind: 'http-complete', config } }));
    expect(proof.document).toBeUndefined();
    expect(proof.diagnostics).toMatchObject([{ code: 'invalid-field', step: 'a', field: `config.${path}` }]);
  });
});

describe('graph', () => {
  it('takes names of the prototype for steps that do not exist', () => {
    expect(findings(journeyOf({ a: answer(200) }, { start: 'constructor' }))).toEqual(['missing-start /start']);
  });

  it('refuses more variables than it could follow', () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ name: `v${index}`, value: '1' }));
    const steps = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [
        `s${index}`,
        {
          kind: 'set-variables',
          config: { variables: rows },
          branches: { next: index === 10 ? 'end' : `s${index + 1}` },
        },
      ]),
    );
    expect(findings(journeyOf({ ...steps, end: answer(200) }))).toEqual(['invalid-document /steps']);
  });

  it('finds a branch that leads nowhere', () => {
    const document = journeyOf({ a: condition(OPEN, { yes: 'b' }), b: answer(200) });
    expect(findings(document)).toEqual(['missing-branch /steps/a/branches/no']);
  });

  it('finds targets, branches and a start that do not exist', () => {
    const document = journeyOf(
      {
        a: condition(OPEN, { yes: 'b', no: 'nowhere', maybe: 'b' }),
        b: { ...answer(200), branches: { next: 'a' } },
      },
      { start: 'zero' },
    );
    expect(findings(document).sort()).toEqual([
      'missing-start /start',
      'unknown-branch /steps/a/branches/maybe',
      'unknown-branch /steps/b/branches/next',
      'unknown-target /steps/a/branches/no',
    ]);
  });

  it('finds a way back and a step nobody reaches', () => {
    const document = journeyOf({
      a: set({ x: '1' }, 'b'),
      b: condition(OPEN, { yes: 'c', no: 'a' }),
      c: answer(200),
      lonely: answer(500),
    });
    expect(findings(document)).toEqual(['endless-path /steps/b/branches/no', 'unreachable-step /steps/lonely']);
  });

  it('walks a journey of a thousand steps without a deep stack', () => {
    const steps = Object.fromEntries(
      Array.from({ length: 999 }, (_, index) => [
        `s${index}`,
        set({ x: '1' }, index === 998 ? 'end' : `s${index + 1}`),
      ]),
    );
    expect(findings(journeyOf({ ...steps, end: answer(200) }))).toEqual([]);
  });
});

describe('formulas', () => {
  it('finds a formula that does not compile, with its range', () => {
    const [finding] = proveJourney(
      journeyOf({ a: condition('1 === 1', { yes: 'b', no: 'b' }), b: answer(200) }),
    ).diagnostics;
    expect(finding).toMatchObject({
      code: 'invalid-expression',
      step: 'a',
      field: 'config.condition',
      range: { start: 2 },
    });
  });

  it('finds a variable that one of two paths does not set', () => {
    const document = journeyOf({
      a: condition(OPEN, { yes: 'b', no: 'c' }),
      b: set({ x: '1' }, 'c'),
      c: answer(200, { body: { expression: 'x' } }),
    });
    expect(findings(document)).toEqual(['undefined-variable /steps/c/config/body/expression']);
  });

  it('lets a row read the rows above it, and not those below', () => {
    const rows = (names: string[]) => ({
      kind: 'set-variables',
      config: { variables: names.map((name) => ({ name, value: name === 'y' ? 'x + 1' : '1' })) },
      branches: { next: 'z' },
    });
    expect(findings(journeyOf({ a: rows(['x', 'y']), z: answer(200) }))).toEqual([]);
    expect(findings(journeyOf({ a: rows(['y', 'x']), z: answer(200) }))).toEqual([
      'undefined-variable /steps/a/config/variables/0/value',
    ]);
  });

  it('knows what a branch after a condition has set, whatever the order of the steps in the file', () => {
    const document = journeyOf(
      {
        end: answer(200, { body: { template: '${who}' } }),
        start: set({ who: '"x"' }, 'ask'),
        ask: condition('who == @policy.request().ip', { yes: 'end', no: 'end' }),
      },
      { start: 'start' },
    );
    expect(findings(document)).toEqual([]);
  });
});

describe('http-complete', () => {
  it.each([
    ['a redirect without a target', { responseCode: 307 }, ['missing-redirect-uri /steps/a/config/redirectUri']],
    [
      'a target with one slash',
      { responseCode: 302, redirectUri: 'https:/example.com' },
      ['invalid-field /steps/a/config/redirectUri'],
    ],
    [
      'a target of another scheme',
      { responseCode: 302, redirectUri: 'javascript:alert(1)' },
      ['invalid-field /steps/a/config/redirectUri'],
    ],
    [
      'a target on another host without a scheme',
      { responseCode: 302, redirectUri: '//evil.example' },
      ['invalid-field /steps/a/config/redirectUri'],
    ],
    ['a code that is no status', { responseCode: 299 }, ['invalid-field /steps/a/config/responseCode']],
    ['an informational code', { responseCode: 100 }, ['invalid-field /steps/a/config/responseCode']],
    [
      'a header of the connection',
      { responseCode: 200, headers: [{ name: 'Transfer-Encoding', value: 'chunked' }] },
      ['forbidden-header /steps/a/config/headers/0/name'],
    ],
    [
      'a header name with a line break',
      { responseCode: 200, headers: [{ name: 'X\r\nY', value: '1' }] },
      ['forbidden-header /steps/a/config/headers/0/name'],
    ],
    [
      'a header value with a line break',
      { responseCode: 200, headers: [{ name: 'X-A', value: 'a\r\nSet-Cookie: b' }] },
      ['invalid-field /steps/a/config/headers/0/value'],
    ],
    [
      'a header twice',
      {
        responseCode: 200,
        headers: [
          { name: 'X-A', value: '1' },
          { name: 'x-a', value: '2' },
        ],
      },
      ['duplicate-name /steps/a/config/headers/1/name'],
    ],
  ])('refuses %s', (_name, config, expected) => {
    expect(findings(journeyOf({ a: { kind: 'http-complete', config } }))).toEqual(expected);
  });

  it.each([
    ['a redirect', { responseCode: 307, redirectUri: 'https://example.com/stepup?error=mfa' }],
    ['a redirect to a path', { responseCode: 303, redirectUri: '/next' }],
    [
      'a redirect that is computed',
      { responseCode: 302, redirectUri: 'https://example.com/${@policy.request().method}' },
    ],
    [
      'two cookies',
      {
        responseCode: 200,
        headers: [
          { name: 'Set-Cookie', value: 'a=1' },
          { name: 'Set-Cookie', value: 'b=2' },
        ],
      },
    ],
    ['304 without a target', { responseCode: 304 }],
  ])('takes %s', (_name, config) => {
    expect(findings(journeyOf({ a: { kind: 'http-complete', config } }))).toEqual([]);
  });

  it('warns about a body that is never sent', () => {
    const proof = proveJourney(journeyOf({ a: answer(204, { body: { expression: '1' } }) }));
    expect(proof.document).toBeDefined();
    expect(proof.diagnostics).toMatchObject([{ severity: 'warning', code: 'ignored-field' }]);
  });
});

it('refuses a document that is nested too deeply, and throws at nothing', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const document = journeyOf(
    { a: answer(200) },
    { settings: { defaultAnswer: { responseCode: 403, body: nested(5000) } } },
  );
  expect(findings(document)).toEqual(['invalid-document ']);
  const withBody = (depth: number) =>
    journeyOf({ a: answer(200) }, { settings: { defaultAnswer: { responseCode: 403, body: nested(depth) } } });
  // The body stands in three objects.
  expect(findings(withBody(57))).toEqual([]);
  expect(findings(withBody(58))).toEqual(['invalid-document ']);
});

it('refuses keys that reach a prototype, which the admin API does not take', () => {
  const withBody = (body: string) =>
    journeyOf({ a: answer(200) }, { settings: { defaultAnswer: { responseCode: 403, body: JSON.parse(body) } } });
  const place = '/settings/defaultAnswer/body';
  expect(findings(withBody('{"a":[{"__proto__":1}]}'))).toEqual([`invalid-document ${place}/a/0/__proto__`]);
  expect(findings(withBody('{"constructor":{"prototype":1}}'))).toEqual([
    `invalid-document ${place}/constructor/prototype`,
  ]);
  expect(findings(withBody('{"constructor":{"a":1},"prototype":1}'))).toEqual([]);
});
