import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run-command-line.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const TUTORIAL = readFileSync(join(EXAMPLES, 'validate-transaction/journey.yaml'), 'utf8');
const folders = readdirSync(EXAMPLES);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
function write(text: string): string {
  const file = join(folder, `journey-${++written}.yaml`);
  writeFileSync(file, text);
  return file;
}

describe('waymark journey validate', () => {
  it.each(folders)('finds nothing in the way of the example %s', async (name) => {
    const file = join(EXAMPLES, name, 'journey.yaml');
    const { code, out } = await run(['journey', 'validate', file]);
    // The tutorial's journey decides on claims that nobody verified, and its example says so.
    const warnings = name === 'validate-transaction' ? 3 : 0;
    expect([code, out.split('\n').at(-2)]).toEqual([0, `${file}: can be published (${warnings} warnings)`]);
    const json = JSON.parse((await run(['journey', 'validate', file, '--json'])).out);
    expect(json).toMatchObject({ file, valid: true });
    expect(json.diagnostics).toHaveLength(warnings);
  });

  const replace = (from: string, to: string) => TUTORIAL.replace(from, to);
  it.each<[string, string, RegExp]>([
    ['a branch that leads nowhere', replace('no: reject-expired', 'no: nowhere'), /check-expiration.*nowhere/],
    ['a step that nothing leads to', replace('yes: approve', 'yes: step-up'), /approve/],
    ['a circle', replace('yes: approve', 'yes: read-tokens'), /\[\w+(-\w+)*\]/],
    ['an expression that does not end', replace('amr, "mfa")', 'amr, "mfa"'), /check-mfa config\.condition \d+–\d+/],
    ['an unknown function', replace('@std.contains', '@std.contain'), /check-mfa config\.condition \d+–\d+.*contain/],
    ['a variable that is not set', replace('contains(external_id_token', 'contains(other_token'), /other_token/],
    ['an unknown kind of step', replace('kind: condition', 'kind: conditions'), /conditions/],
    ['an unknown field', replace('responseCode: 200', 'responseKode: 200'), /responseKode/],
    ['a status that is none', replace('responseCode: 200', 'responseCode: 199'), /responseCode/],
    ['a missing branch', replace('      no: reject-expired\n', ''), /check-expiration.*no\b/],
    ['a redirect to a script', replace('https://yourdemoapp.com/stepup', 'javascript:alert(1)'), /redirect/i],
    ['an unknown format', replace('journey/1', 'journey/9'), /journey\/1/],
    ['an id with blanks', replace('id: validate-transaction', 'id: validate transaction'), /id/],
    ['a start that is not there', replace('start: read-tokens', 'start: nothing'), /nothing/],
    ['a duplicate key', replace('kind: backend-api', 'kind: backend-api\nkind: backend-api'), /kind|duplicate|unique/i],
    ['broken indentation', replace('  read-tokens:', ' read-tokens:'), /\S/],
    ['an alias bomb', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n`, /\S/],
    ['a list', '- a\n- b\n', /\S/],
    ['nothing', '', /\S/],
    ['text', 'just a text', /\S/],
    ['bytes', '\u0000\u0001\u0002', /\S/],
  ])('ends with 1 for %s and says where', async (_what, text, expected) => {
    const file = write(text);
    const { code, out, err } = await run(['journey', 'validate', file]);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(expected);
    expect(out).toMatch(/^error {3}\S.*\[[a-z]+(-[a-z]+)*\]$/m);
    expect(out).toMatch(/: \d+ errors?, \d+ warnings?\n$/);
    const json = JSON.parse((await run(['journey', 'validate', file, '--json'])).out);
    expect(json).toMatchObject({ file, valid: false });
    expect(json.diagnostics.length).toBeGreaterThan(0);
    for (const { code: finding, message, severity } of json.diagnostics)
      expect([finding, message, severity]).toEqual([
        expect.stringMatching(/^[a-z-]+$/),
        expect.any(String),
        expect.any(String),
      ]);
  });

  it('shows every fault at once', async () => {
    const text = TUTORIAL.replace('no: reject-expired', 'no: nowhere').replace('@std.contains', '@std.contain');
    const { diagnostics } = JSON.parse((await run(['journey', 'validate', write(text), '--json'])).out);
    expect(diagnostics.length).toBeGreaterThanOrEqual(2);
  });

  it('accepts JSON', async () => {
    const document = {
      format: 'journey/1',
      id: 'a',
      name: 'A',
      kind: 'backend-api',
      affinity: 'b2c',
      start: 'end',
      steps: { end: { kind: 'http-complete', config: { responseCode: 204 } } },
    };
    expect((await run(['journey', 'validate', write(JSON.stringify(document))])).code).toBe(0);
  });
});

describe('waymark test', () => {
  it('passes every test of every example, and says which branches they take', async () => {
    const { code, out } = await run(['test', EXAMPLES]);
    expect([code, out.split('\n').filter((line) => line.startsWith('FAIL'))]).toEqual([0, []]);
    expect(out).toMatch(/^\d+ passed, 0 failed$/m);
    expect(out).toMatch(/^ {6}branches taken of the sub-journey device-trust: 8 of 8 \(100 %\)$/m);
    const json = JSON.parse((await run(['test', EXAMPLES, '--json'])).out);
    expect(json.journeys.map(({ journey }: { journey: string }) => journey)).toEqual(folders);
    expect(json).toMatchObject({ failed: 0 });
  });

  const withTests = (tests: object[], journey = TUTORIAL): string =>
    write(`${journey.slice(0, journey.indexOf('\ntests:'))}\ntests: ${JSON.stringify(tests)}\n`);
  const noToken = (status: number, more = {}) => ({
    name: 'no token',
    request: { body: {} },
    expect: { status, ...more },
  });

  it('ends with 1 when a test fails, and says what was different', async () => {
    const { code, out } = await run(['test', withTests([noToken(200, { path: ['read-tokens', 'reject-expired'] })])]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^FAIL {2}no token {2}\(read-tokens\)\n {6}status: expected 200, got 500: .*\n {6}path, after one step: /m,
    );
    expect(out).toMatch(/^ {6}not taken: check-mfa → otherwise$/m);
    expect(out).toMatch(/0 passed, 1 failed\n$/);
  });

  it('ends with 1 when the tests take fewer branches than a publish requires', async () => {
    const settings = TUTORIAL.replace('enforceToken: true', 'enforceToken: true\n  requiredCoverage: 50');
    const { code, out } = await run(['test', withTests([noToken(500)], settings)]);
    expect([code, out]).toEqual([1, expect.stringMatching(/^FAIL {2}the settings require 50 % of the branches$/m)]);
  });

  it('ends with 0 when the failure is what was expected', async () => {
    expect((await run(['test', withTests([noToken(500)])])).code).toBe(0);
  });

  it('ends with 1 for a journey that can’t be published, and for tests that are none', async () => {
    const broken = await run(['test', withTests([noToken(500)], TUTORIAL.replace('no: reject-expired', 'no: x'))]);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('mend the errors above')]);
    const wrong = await run(['test', withTests([{ name: 'x', expects: { status: 1 } }])]);
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('/tests/0')]);
  });

  it('ends with 2 where there is no journey', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const { code, err } = await run(['test', empty]);
    expect([code, err]).toEqual([2, `There is no journey file in ${empty}.\n`]);
    expect((await run(['test', '/nowhere'])).code).toBe(2);
  });
});

describe('waymark test --generate', () => {
  it('prints a test of each path, which pass once they are in the file', async () => {
    const file = write(TUTORIAL.slice(0, TUTORIAL.indexOf('\ntests:') + 1));
    const { code, out } = await run(['test', file, '--generate', '--json']);
    const [generated] = JSON.parse(out);
    expect([code, generated]).toEqual([0, expect.objectContaining({ paths: 5, reached: 5, unreached: [] })]);
    const written = await run(['test', file, '--generate', '--write']);
    expect(written.out).toMatch(/^ {6}tests written: 5$/m);
    const after = await run(['test', file]);
    expect(after.out).toMatch(/5 passed, 0 failed\n$/);
    expect(after.out).toMatch(/branches taken: 7 of 7 \(100 %\)/);
    const again = await run(['test', file, '--missing', '--write']);
    expect(again.out).toMatch(/^ {6}left out: 5\n {6}reached: 0 of 0 \(100 %\)\n {6}tests written: 0$/m);
  });

  it('keeps comments of a file that is not in canonical form', async () => {
    const file = write(`# Why this journey is there\n${TUTORIAL.slice(0, TUTORIAL.indexOf('\ntests:') + 1)}`);
    expect((await run(['test', file, '--branches', '--write'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Why this journey is there\nformat: journey\/1\n/);
    expect((await run(['test', file])).out).toMatch(/branches taken: 7 of 7 \(100 %\)/);
  });

  it('ends with 1 and names the path and the condition where none is found', async () => {
    const impossible = '@crypto.sha256(@policy.request().body.a + "x") == "00"';
    const file = write(
      TUTORIAL.slice(0, TUTORIAL.indexOf('\ntests:') + 1).replace(
        /condition: '@std.contains.*/,
        `condition: '${impossible}'`,
      ),
    );
    const { code, out } = await run(['test', file, '--generate']);
    expect(code).toBe(1);
    expect(out).toContain('not reached: check-expiration:yes → check-mfa:yes → approve');
    expect(out).toContain(`at check-mfa: found no input for which ${impossible} is true`);
  });

  it('ends with 2 for a seed that is none', async () => {
    expect((await run(['test', EXAMPLES, '--generate', '--seed', 'x'])).code).toBe(2);
  });
});
