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
  it.each(folders)('finds nothing wrong with the example %s', async (name) => {
    const file = join(EXAMPLES, name, 'journey.yaml');
    const { code, out } = await run(['journey', 'validate', file]);
    expect([code, out]).toEqual([0, `${file}: can be published (0 warnings)\n`]);
    const json = await run(['journey', 'validate', file, '--json']);
    expect(JSON.parse(json.out)).toEqual({ file, valid: true, diagnostics: [] });
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
    expect(out).toMatch(/: \d+ errors, \d+ warnings\n$/);
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
  it.each(folders)('passes every test of the example %s', async (name) => {
    const { code, out } = await run(['test', join(EXAMPLES, name)]);
    expect(out).toMatch(/^\d+ passed, 0 failed$/m);
    expect(code).toBe(0);
    const json = JSON.parse((await run(['test', join(EXAMPLES, name), '--json'])).out);
    expect(json).toMatchObject({ failed: 0, passed: json.results.length });
    expect(json.results.length).toBeGreaterThan(2);
  });

  const suite = (name: string, tests: string, journey = TUTORIAL): string => {
    const path = mkdtempSync(join(folder, `${name}-`));
    writeFileSync(join(path, 'journey.yaml'), journey);
    writeFileSync(join(path, 'tests.yaml'), tests);
    return path;
  };
  const tests = (status: number) =>
    `now: 2026-11-23T12:00:00Z\ncases:\n  - name: no token\n    request:\n      body: {}\n    expect:\n      status: ${status}\n`;

  it('ends with 1 when a test fails, and says what was different', async () => {
    const { code, out } = await run(['test', suite('failing', tests(200))]);
    expect(code).toBe(1);
    expect(out).toMatch(/^FAIL {2}no token {2}\(read-tokens\)\n {6}\S.+/);
    expect(out).toMatch(/0 passed, 1 failed\n$/);
  });

  it('ends with 0 when the failure is what was expected', async () => {
    expect((await run(['test', suite('expected', tests(500))])).code).toBe(0);
  });

  it('ends with 1 for a journey that can’t be published', async () => {
    const { code, err } = await run([
      'test',
      suite('broken', tests(500), TUTORIAL.replace('no: reject-expired', 'no: x')),
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining('mend the errors above')]);
  });

  it.each([
    ['no suite', 'a: 1'],
    ['an unknown field', `${tests(500)}\nextra: 1\n`],
    ['broken YAML', 'cases: ['],
    ['a clock that is none', tests(500).replace('2026-11-23T12:00:00Z', 'yesterday')],
    ['an empty file', ''],
  ])('ends with 2 for %s', async (_what, text) => {
    const { code, err } = await run(['test', suite('wrong', text)]);
    expect([code, err]).toEqual([2, expect.stringContaining('tests.yaml')]);
  });

  it('ends with 2 for a folder without a journey, and for a key set that is none', async () => {
    expect((await run(['test', mkdtempSync(join(folder, 'empty-'))])).code).toBe(2);
    expect((await run(['test', '/nowhere'])).code).toBe(2);
  });
});
