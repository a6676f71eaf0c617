import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run-command-line.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const example = (name: string) => join(EXAMPLES, name, 'journey.yaml');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-prove-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const caller = (id: string, callee: string) => `format: journey/1
id: ${id}
name: Caller
kind: backend-api
affinity: b2c
start: call
steps:
  call: { kind: sub-journey, config: { journey: ${callee}, result: r }, branches: { next: end } }
  end: { kind: http-complete, config: { responseCode: 200, body: { expression: r } } }
`;

const callee = (id: string, result: string) => `format: journey/1
id: ${id}
name: Callee
kind: sub-journey
affinity: b2c
start: done
steps:
  done: { kind: complete, config: { result: '${result}' } }
`;

describe('waymark journey prove', () => {
  it('shows the findings, then every answer and how a call comes to it', async () => {
    const { code, out, err } = await run(['journey', 'prove', example('validate-transaction')]);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^warning .*\[unverified-claims\]$/gm)).toHaveLength(3);
    const answers = out.slice(out.indexOf('All answers'));
    expect(answers).toBe(`All answers this endpoint can give

200 OK  approve (Approve the transaction)
  application/json: {"decision":"approve"}
  one path:
    read-tokens → next
    check-expiration → yes   @std.strToInt(external_access_token.exp) > @time.now()/1000 && @std.strToInt(external_id_token.exp) > (@time.now()/1000)
    check-mfa → yes   @std.contains(external_id_token.amr, "mfa")

307 Temporary Redirect  step-up (Ask for a step-up)
  Location: https://yourdemoapp.com/stepup
  text/plain: Step-up authentication required
  2 paths, the shortest:
    read-tokens → next
    check-expiration → yes   @std.strToInt(external_access_token.exp) > @time.now()/1000 && @std.strToInt(external_id_token.exp) > (@time.now()/1000)
    check-mfa → no   not: @std.contains(external_id_token.amr, "mfa")

401 Unauthorized  reject-expired (Reject the transaction)
  application/json: {"decision":"reject","reason":"token_expired"}
  2 paths, the shortest:
    read-tokens → next
    check-expiration → no   not: @std.strToInt(external_access_token.exp) > @time.now()/1000 && @std.strToInt(external_id_token.exp) > (@time.now()/1000)

The default answer, where a run ends without one
  500 Internal Server Error  a step failed, or a run passed a limit
  504 Gateway Timeout  the deadline passed
  It can come to that by
    read-tokens: variables.0.value, variables.1.value can fail
    the deadline of 10000 ms, or more than 10000 steps

Before the journey runs
  405 Method Not Allowed  The method is neither POST nor GET.
  400 Bad Request  The body is not well-formed JSON or not UTF-8, or nested too deeply; the query is broken; a header that may stand once stands twice.
  415 Unsupported Media Type  The body is not application/json, or it is compressed.
  413 Content Too Large  The body is larger than 1 MiB.
  404 Not Found  No version of the journey is published.
  401 Unauthorized  The call has no client access token, or one that is malformed, expired or badly signed.
  400 Bad Request  The query parameter clientId is missing, repeated or unknown.
  403 Forbidden  The token belongs to another client than clientId names.
`);
  });

  it('prints JSON for machines', async () => {
    const file = example('validate-transaction-verified');
    const { code, out } = await run(['journey', 'prove', file, '--json']);
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ file, valid: true, diagnostics: [] });
    expect(result.answers.answers[0]).toMatchObject({
      step: 'approve',
      status: 200,
      paths: '1',
      body: { kind: 'constant', json: { decision: 'approve' } },
    });
    expect(result.answers.answers[0].shortestPath[0]).toEqual({ step: 'verify-tokens', branch: 'next' });
  });

  it('has no answers to show of a journey with errors', async () => {
    const text = readFileSync(example('validate-transaction'), 'utf8').replace('no: reject-expired', 'no: nowhere');
    const file = write('broken/journey.yaml', text);
    const { code, out } = await run(['journey', 'prove', file]);
    expect(code).toBe(1);
    expect(out).toContain('Correct the errors to see its answers.');
    expect(JSON.parse((await run(['journey', 'prove', file, '--json'])).out)).toMatchObject({
      valid: false,
      answers: null,
    });
  });

  it('does not let a file steer the terminal', async () => {
    const file = write(
      'steering/journey.yaml',
      caller('a', 'b').replace('name: Caller', 'name: "\\e[31mred"').replace('  end: {', '  end: { name: "\\e[2J",'),
    );
    write('steering/b.yaml', callee('b', '1'));
    const { out } = await run(['journey', 'prove', file]);
    expect(out).toContain('\\u001b[2J');
    expect(out).not.toContain('\u001b');
  });
});

describe('sub-journeys of a file', () => {
  it('are found in its folder, and in the folders beside it', async () => {
    const file = write('shop/one.yaml', caller('one', 'inner'));
    write('shop/inner.yaml', callee('inner', '"in the folder"'));
    expect((await run(['journey', 'prove', file])).out).toContain('application/json: string');
    const other = write('beside/caller/journey.yaml', caller('two', 'outer'));
    write('beside/callee/journey.yaml', callee('outer', '{"n": 1}'));
    expect((await run(['journey', 'prove', other])).out).toContain('application/json: {"n": number}');
    expect((await run(['journey', 'validate', other])).code).toBe(0);
  });

  it('are found where --with says, first of all', async () => {
    const file = write('far/one.yaml', caller('one', 'inner'));
    write('far/inner.yaml', callee('inner', '"near"'));
    write('library/inner.yaml', callee('inner', '7'));
    expect((await run(['journey', 'prove', file, '--with', join(folder, 'library')])).out).toContain('json: number');
    const named = await run(['journey', 'prove', file, '--with', join(folder, 'library/inner.yaml')]);
    expect(named.out).toContain('json: number');
    const missing = await run(['journey', 'prove', file, '--with', join(folder, 'nothing')]);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('there is no such file or folder')]);
  });

  it('of one id in two files are refused, with both names', async () => {
    const file = write('double/one.yaml', caller('one', 'inner'));
    write('double/a.yaml', callee('inner', '1'));
    write('double/b.yaml', callee('inner', '2'));
    const { code, err } = await run(['journey', 'prove', file]);
    expect(code).toBe(2);
    expect(err).toMatch(/a\.yaml.*b\.yaml/);
  });

  it('are missed where there is none', async () => {
    const { code, out } = await run(['journey', 'prove', write('alone/one.yaml', caller('one', 'inner'))]);
    expect([code, out]).toEqual([1, expect.stringContaining('[unknown-sub-journey]')]);
  });
});

describe('waymark journey openapi', () => {
  it('prints the document, or writes it to a file', async () => {
    const { code, out } = await run(['journey', 'openapi', example('step-up-by-amount')]);
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: 'draft' } });
    const output = join(folder, 'openapi.json');
    const address = 'https://journeys.example.com';
    const written = await run([
      'journey',
      'openapi',
      example('step-up-by-amount'),
      '-o',
      output,
      '--server-url',
      address,
    ]);
    expect([written.code, written.out]).toEqual([0, `${output}: written\n`]);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual({ ...document, servers: [{ url: address }] });
  });

  it('refuses sub-journeys and journeys with errors', async () => {
    const subJourney = await run(['journey', 'openapi', example('device-trust')]);
    expect([subJourney.code, subJourney.err]).toEqual([2, expect.stringContaining('no endpoint of its own')]);
    const broken = await run(['journey', 'openapi', write('sad/one.yaml', caller('one', 'inner'))]);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('correct the errors')]);
  });
});
