import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeLine } from '../../packages/cli/src/commands/eval-completion.ts';
import type { CommandResult } from './run-command-line.ts';

const MAIN = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-interactive-'));
  writeFileSync(join(folder, 'more.json'), '{"x": 5, "list": [1, 2]}');
  writeFileSync(join(folder, 'list.json'), '[1]');
  writeFileSync(join(folder, 'sum.txt'), 'let a = 1,\n  b = 2\nreturn a + b\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Types lines into `waymark eval --interactive`, without a terminal. */
function type(lines: readonly string[], args: readonly string[] = [], settings = {}): Promise<CommandResult> {
  const child = spawn(process.execPath, [MAIN, 'eval', '--interactive', ...args], {
    env: { PATH: process.env.PATH, ...settings },
    timeout: 20_000,
  });
  const result = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    result.out += text;
  });
  child.stderr.on('data', (text) => {
    result.err += text;
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, ...result }));
  });
}

describe('waymark eval --interactive', () => {
  it('answers each line, remembers the last result and sets variables', async () => {
    const lines = ['1 + 1', '_ * 10', ':set user = {"name": "Ann"}', 'user.name', ':vars', ''];
    const { code, out, err } = await type(lines, ['--variables', '{"given": [1]}']);
    expect(out).toBe('2\n20\n"Ann"\ngiven = [1]\n_ = "Ann"\nuser = {"name":"Ann"}\n');
    expect([code, err]).toEqual([0, '']);
  });

  it('takes an expression over several lines, up to where it is complete or to an empty line', async () => {
    const { code, out, err } = await type(['let a = 1,', '  b = 2', 'return a + b', '(1 +', '', '2', '[1,', '2']);
    expect(out).toBe('3\n2\n');
    expect(err).toContain('E_PARSE at 4–4: The expression ends too early. Expected a value.\n  (1 +\n      ^\n');
    expect(err).toContain('E_PARSE');
    expect(code).toBe(1);
  });

  it('tells the type, what is wrong with it and how to mend it', async () => {
    const lines = [':type @std.map([1], (x) => `${x}`)', ':type usr.name', ':type (1 +', '2)', 'user.name === "Ann"'];
    const { code, out, err } = await type(lines, ['--variables', '{"user": {"name": "Ann"}}']);
    expect(out).toBe('array<string>\nnumber\n');
    expect(err).toBe(
      [
        'unknown-variable at 0–3: There is no variable named "usr". Did you mean "user"?',
        '  usr.name',
        '  ^^^',
        '  fix: Use user  user.name',
        'E_PARSE at 10–13: Use == to compare; the language has no ===.',
        '  user.name === "Ann"',
        '            ^^^',
        '  fix: Use ==  user.name == "Ann"',
        '',
      ].join('\n'),
    );
    expect(code).toBe(1);
  });

  it('lays long results out', async () => {
    const { out } = await type(['@std.map([1, 2], (i) => {"text": "0123456789" * 4, "2": i, "1": i})']);
    const item = (i: number) => `  {"text": "${'0123456789'.repeat(4)}", "2": ${i}, "1": ${i}}`;
    expect(out).toBe(`[\n${item(1)},\n${item(2)}\n]\n`);
  });

  it('loads variables and expressions', async () => {
    const file = (name: string) => `:load ${join(folder, name)}`;
    const { out, err } = await type([
      file('more.json'),
      'x + list[1]',
      file('sum.txt'),
      '_',
      file('list.json'),
      file('no'),
      ':load',
    ]);
    expect(out).toBe(`x, list from ${join(folder, 'more.json')}\n7\n3\n3\n`);
    expect(err).toContain('list.json must hold an object of variables');
    expect(err).toContain(`There is no file ${join(folder, 'no')}.`);
    expect(err).toContain('Use :load file.');
  });

  it('explains functions and itself', async () => {
    const { out, err } = await type([
      ':help',
      ':functions',
      ':functions json',
      ':doc @std.len(x)',
      ':doc leng',
      ':doc zzz',
      ':functions zzz',
      ':doc',
      ':type',
    ]);
    for (const command of ['help', 'vars', 'set', 'load', 'type', 'functions', 'doc', 'quit'])
      expect(out).toContain(`  :${command} `);
    expect(out).toMatch(/^ {2}@std {9}Lists/m);
    expect(out).toMatch(/^ {2}@time\(\) {6}The time/m);
    expect(out).toMatch(/^@json\.parse\(text: string\): unknown\n {4}The value/m);
    expect(out).toMatch(/^@std\.len\(value: .+\): number\n\nThe number of/m);
    expect(err).toContain('There is no function @leng. There is @strings.length.');
    expect(err).toContain('There is no function @zzz. Try :functions.');
    expect(err).toContain('There are no functions in @zzz.');
    expect(err).toContain('Use :doc name');
    expect(err).toContain('Use :type expression.');
  });

  it('ends with :quit, and refuses what is no command and no name', async () => {
    const { code, out, err } = await type([':nope', ':set let = 1', ':set a == 1', ':quit', '1 + 1']);
    expect(out).toBe('');
    expect(err).toBe(
      'There is no command :nope. Try :help.\n"let" is a word of the language.\nUse :set name = expression.\n',
    );
    expect(code).toBe(1);
  });

  it('warns of what is allowed but hardly meant', async () => {
    const { code, out, err } = await type(['user.nmae'], ['--variables', '{"user": {"name": "Ann"}}']);
    expect([code, out]).toEqual([0, 'null\n']);
    expect(err).toContain('warning unknown-member at 5–9');
    expect(err).toContain('  fix: Use name  user.name');
  });

  it('shows colours only where they are wanted', async () => {
    const coloured = await type(['nope'], [], { FORCE_COLOR: '1' });
    expect(coloured.err).toContain('\u001b[31m');
    const plain = await type(['nope'], [], { NO_COLOR: '1' });
    expect(plain.err).not.toContain('\u001b');
    expect(plain.err).toContain('E_UNDEFINED at 0–4');
  });

  it('evaluates templates, with the clock and settings of this machine', async () => {
    const template = await type(
      ['Hello ${name}!', ':set n = 1 + 1', '${n}'],
      ['--template', '--variables', '{"name": "Ann"}'],
    );
    expect(template.out).toBe('"Hello Ann!"\n"2"\n');
    const { out } = await type(['@time.now() > 1700000000000', '@env.get("A")'], [], { WAYMARK_ENV_A: 'set' });
    expect(out).toBe('true\n"set"\n');
  });

  it('shows control characters of data as escapes', async () => {
    const { out, err } = await type(['"\\u001b[31m"', '1 + "\u001b[31m"', '\u001b[31m'], []);
    expect(out + err).not.toContain('\u001b');
  });
});

describe('the Tab key', () => {
  const context = { samples: { user: { name: 'Ann', 'first name': 'A' }, users: [{ id: 1 }] } };
  it.each<[string, string[], string]>([
    ['use', ['user', 'users'], 'use'],
    ['1 + user.na', ['name'], 'na'],
    ['user.f', ['["first name"]'], '.f'],
    ['user.', ['["first name"]', '.name'], '.'],
    ['users[0].', ['?.id'], '.'],
    ['@std.ma', ['map(', 'max('], 'ma'],
    ['@std.dist', ['distinct('], 'dist'],
    ['@time.nowI', ['nowISO()'], 'nowI'],
    ['@tri', ['strings.trim('], 'tri'],
    ['tri', ['@strings.trim('], 'tri'],
    ['let a = 1 ret', ['return '], 'ret'],
    [':', [':doc ', ':functions ', ':help', ':load ', ':quit', ':set ', ':type ', ':vars'], ':'],
    [':t', [':type '], ':t'],
    [':doc @std.le', ['std.len'], 'std.le'],
    [':functions j', ['json'], 'j'],
    [':type user.na', ['name'], 'na'],
    [':set x = user.na', ['name'], 'na'],
    [':set x', [], ''],
    [':load /', [], ''],
  ])('%s', (line, matches, end) => {
    expect(completeLine(line, '', context)).toEqual([matches, end]);
  });
  it('knows the lines before', () => {
    expect(completeLine('return va', 'let value = 1\n', context)).toEqual([['value'], 'va']);
    expect(completeLine('na', 'user.\n', context)).toEqual([['name'], 'na']);
  });
  it('completes fields with interpolations', () => {
    expect(completeLine('Hello ${user.na', '', { ...context, mode: 'template' })).toEqual([['name'], 'na']);
    expect(completeLine('Hello us', '', { ...context, mode: 'template' })).toEqual([[], '']);
  });
});
