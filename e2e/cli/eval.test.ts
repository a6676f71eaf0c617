import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run-command-line.ts';

const MAIN = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
const CASES = fileURLToPath(new URL('../../../shared/spec/expression-cases.json', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-eval-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};

describe('waymark eval', () => {
  it.each<[string, string[], string]>([
    ['a number', ['1 + 2 * 3'], '7\n'],
    ['a negative number', ['--', '-1'], '-1\n'],
    ['a text', ['"a" + "ä"'], '"aä"\n'],
    ['an object', ['{"a": [1, null]}'], '{"a":[1,null]}\n'],
    ['variables', ['a.b + c', '--variables', '{"a": {"b": 1}, "c": 2}'], '3\n'],
    ['a request', ['@policy.request().body.x', '--request', '{"body": {"x": true}}'], 'true\n'],
    ['no request', ['@policy.request()'], 'null\n'],
    ['a template', ['Hello ${name}!', '--template', '--variables', '{"name": "Ann"}'], '"Hello Ann!"\n'],
  ])('prints the value of %s', async (_what, args, out) => {
    expect(await run(['eval', ...args])).toEqual({ code: 0, out, err: '' });
  });

  it('reads variables and the request from files', async () => {
    const variables = write('variables.json', { a: 2 });
    const request = write('request.json', { params: { b: '3' } });
    const source = 'a * @std.strToInt(@policy.request().params.b)';
    const result = await run(['eval', source, '--variables', `@${variables}`, '--request', `@${request}`]);
    expect(result).toEqual({ code: 0, out: '6\n', err: '' });
  });

  it('prints JSON for machines, value or error', async () => {
    expect(JSON.parse((await run(['eval', '--json', '1 + 1'])).out)).toEqual({ value: 2 });
    const failed = await run(['eval', '--json', '1 + nothing']);
    expect([failed.code, failed.err]).toEqual([1, '']);
    expect(JSON.parse(failed.out)).toEqual({
      error: { code: 'E_UNDEFINED', message: expect.any(String), start: 4, end: 11 },
    });
  });

  it('warns on standard error of what the checker found, and offers a fix', async () => {
    const args = ['a == "x" ? 1 : user.nmae', '--variables', '{"a": 1, "user": {"name": "Ann"}}'];
    const { code, out, err } = await run(['eval', ...args]);
    expect([code, out]).toEqual([0, 'null\n']);
    expect(err).toMatch(/^warning constant-comparison at 0–8: .+\n {2}a == .+\n {2}\^{8}\n/);
    expect(err).toContain('fix: Use name  a == "x" ? 1 : user.name\n');
    expect(await run(['eval', '--json', ...args])).toEqual({ code: 0, out: '{\n  "value": null\n}\n', err: '' });
  });

  it('tells the type instead of the value', async () => {
    const variables = ['--variables', '{"users": [{"name": "Ann"}]}'];
    const typed = (...args: string[]) => run(['eval', '--type', ...args, ...variables]);
    expect(await typed('@std.map(users, (u) => u.name)')).toEqual({ code: 0, out: 'array<string>\n', err: '' });
    expect(await typed('1 / 2 > 1')).toMatchObject({ code: 0, out: 'boolean\n' });
    const wrong = await typed('usres');
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toContain('Did you mean "users"?');
    expect(JSON.parse((await typed('--json', '1 + 1')).out)).toEqual({ type: 'number', diagnostics: [] });
    const refused = await typed('--json', 'usres');
    expect([refused.code, refused.err]).toEqual([1, '']);
    expect(JSON.parse(refused.out)).toEqual({ diagnostics: [expect.objectContaining({ code: 'unknown-variable' })] });
    expect((await typed('--template', 'a ${users[0]}')).out).toBe('string\n');
  });

  it('reads an expression that is piped in', () => {
    const evaluate = (input: string, ...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'eval', ...args], {
        input,
        encoding: 'utf8',
      });
      return [status, stdout, stderr.trim()];
    };
    expect(evaluate('1+2\n')).toEqual([0, '3\n', '']);
    expect(evaluate('"a" +\n  "b"\n', '-')).toEqual([0, '"ab"\n', '']);
    expect(evaluate('')).toEqual([2, '', 'Give an expression, pipe one in, name --cases FILE, or ask with -i.']);
  }, 30_000);

  it('completes a request as a journey sees it', async () => {
    const evaluate = async (source: string, request: string) =>
      (await run(['eval', source, '--request', request])).out.trim();
    expect(await evaluate('@policy.request().headers', '{"body": 1}')).toBe('{}');
    expect(await evaluate('@policy.request().headers["x-a"]', '{"headers": {"X-A": "b"}}')).toBe('"b"');
    expect(await evaluate('@policy.request()', 'null')).toBe('null');
  });

  it('knows the request when it warns', async () => {
    const source = '@policy.request().body.tokne';
    expect((await run(['eval', source, '--request', '{"body": {"token": "x"}}'])).err).toContain(
      'Did you mean "token"?',
    );
    expect((await run(['eval', '--type', '@policy.request().body.n', '--request', '{"body": {"n": 1}}'])).out).toBe(
      'number\n',
    );
  });

  it.each([
    ['an unknown name', '1 + nothing', 'E_UNDEFINED', '      ^^^^^^^'],
    ['a missing end', '(1 + 2', 'E_PARSE', '        ^'],
    ['a member of null', 'null.x', 'E_NOT_OBJECT', '  ^^^^^^'],
    ['a fault in the second line', '1 +\n  x', 'E_UNDEFINED', '    ^'],
  ])('points at %s', async (_what, source, code, carets) => {
    const result = await run(['eval', source]);
    expect([result.code, result.out]).toEqual([1, '']);
    const [first, line, marks] = result.err.split('\n');
    expect(first).toMatch(new RegExp(`^${code} at \\d+–\\d+: .+`));
    expect(source.split('\n')).toContain(line?.slice(2));
    expect(marks).toBe(carets);
  });

  it.each([
    ['no object', '[1]'],
    ['a number', '1'],
  ])('does not fall over variables that are %s', async (_what, variables) => {
    const { code, err } = await run(['eval', '1', '--variables', variables]);
    expect([0, 2]).toContain(code);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

// What a user gives must not end in a stack.
describe('waymark eval, of what it does not expect', () => {
  it('refuses variables that are null', async () => {
    expect((await run(['eval', '1', '--variables', 'null'])).code).toBe(2);
  });

  it.each([
    ['a list', []],
    ['a number', 1],
    ['no cases', {}],
    ['a case without a source', { fixture: {}, cases: [{ id: 1 }] }],
  ])('refuses a file of %s', async (_what, content) => {
    expect((await run(['eval', '--cases', write('wrong.json', content)])).code).toBe(2);
  });
});

describe('waymark eval --cases', () => {
  it('counts what passed and shows what failed', async () => {
    const fixture = { now: 0 };
    const file = write('cases.json', {
      fixture,
      cases: [
        { id: 1, group: 'a', kind: 'expression', source: '1 + 1', variables: {}, value: 2 },
        { id: 2, group: 'a', kind: 'expression', source: '1 + 1', variables: {}, value: 3 },
        { id: 3, group: 'a', kind: 'expression', source: 'x', variables: {}, error: 'E_UNDEFINED' },
      ],
    });
    const { code, out } = await run(['eval', '--cases', file]);
    expect(code).toBe(1);
    expect(out).toBe('FAIL  2  1 + 1\n      expected 3, got 2\n2 passed, 1 failed\n');
    const json = await run(['eval', '--cases', file, '--json']);
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { passed: 2, failed: 1 }]);
  });

  it.skipIf(!existsSync(CASES))('passes every case of the language’s specification', async () => {
    const { code, out } = await run(['eval', '--cases', CASES]);
    expect(out).toMatch(/^\d+ passed, 0 failed\n$/);
    expect(code).toBe(0);
  });
});
