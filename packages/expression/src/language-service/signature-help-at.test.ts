import { describe, expect, it } from 'vitest';
import { arrayType, numberType, objectWith, stringType } from '../types/type.ts';
import type { LanguageContext } from './language-context.ts';
import { signatureHelpAt } from './signature-help-at.ts';

const context: LanguageContext = {
  variables: { users: arrayType(objectWith({ name: stringType })), count: numberType },
  webRequests: { risk: { parameters: ['ip', 'agent'], body: stringType }, ping: { parameters: [] } },
};

/** The call at the `|` of a text, with the active parameter. */
function at(marked: string, changes: LanguageContext = {}) {
  const offset = marked.indexOf('|');
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  const help = signatureHelpAt(source, offset, { ...context, ...changes });
  if (help === undefined) return undefined;
  const { label, parameters, activeParameter, start, docs } = help;
  const active = activeParameter === undefined ? undefined : parameters[activeParameter];
  return { label, active: active && label.slice(active.start, active.end), start, docs, activeDocs: active?.docs };
}

const user = '{"name": string, …}';

describe('signature help', () => {
  it.each([
    [
      '@std.slice(|',
      '@std.slice(value: array | string, start: number, end?: number): array | string',
      'value: array | string',
    ],
    [
      '@std.slice("abc", |',
      '@std.slice(value: array | string, start: number, end?: number): array | string',
      'start: number',
    ],
    [
      '@std.slice("abc", 1, 2|)',
      '@std.slice(value: array | string, start: number, end?: number): array | string',
      'end?: number',
    ],
    [
      '@std.slice("abc", 1, 2, 3|)',
      '@std.slice(value: array | string, start: number, end?: number): array | string',
      undefined,
    ],
    ['@math.max(1, 2, 3|', '@math.max(x: number, …others: number): number', '…others: number'],
    [
      '@std.map(|',
      '@std.map(list: array<Item>, transform: (item, index: number) => value): array<Result>',
      'list: array<Item>',
    ],
    [
      '@std.map(users, |',
      `@std.map(list: array<${user}>, transform: (item: ${user}, index: number) => value): array`,
      `transform: (item: ${user}, index: number) => value`,
    ],
    [
      '@std.map(users, (|',
      `@std.map(list: array<${user}>, transform: (item: ${user}, index: number) => value): array`,
      `transform: (item: ${user}, index: number) => value`,
    ],
    [
      '@std.map(users, (u, i|) => 1)',
      `@std.map(list: array<${user}>, transform: (item: ${user}, index: number) => value): array`,
      `transform: (item: ${user}, index: number) => value`,
    ],
    [
      '@std.map(users, (u) => @std.len(|u.name))',
      '@std.len(value: string | array | object): number',
      'value: string | array | object',
    ],
    [
      '@std.filter(users, (u) => @std.len(u) > 1|)',
      `@std.filter(list: array<${user}>, test: (item: ${user}, index: number) => boolean): array<${user}>`,
      `test: (item: ${user}, index: number) => boolean`,
    ],
    ['@std.kv({"a": 1, "b": [1, 2|]}, "c", 2)', undefined, undefined],
    [
      '@std.len(let a = 1, b = 2|',
      '@std.len(value: string | array | object): number',
      'value: string | array | object',
    ],
    [
      '@std.slice(let a = "x", b = 2 return a, |',
      '@std.slice(value: array | string, start: number, end?: number): array | string',
      'start: number',
    ],
    [
      '@std.slice("a, b", |',
      '@std.slice(value: array | string, start: number, end?: number): array | string',
      'start: number',
    ],
    [
      '@std.slice(`${@std.len("a")}, |`)',
      '@std.slice(value: array | string, start: number, end?: number): array | string',
      'value: array | string',
    ],
    ['@std.len((count + 1|))', '@std.len(value: string | array | object): number', 'value: string | array | object'],
    ['@time(|)', '@time(): {"now": number, "nowISO": string}', undefined],
    ['@webrequests.risk("x", |', '@webrequests.risk(ip, agent): {"status": number, "body": string}', 'agent'],
    ['@webrequests.ping(|)', '@webrequests.ping(): {"status": number, "body": unknown}', undefined],
    ['let f = (a, b) => a + b return @(f)(1, |2)', 'lambda(a, b): number', 'b'],
    ['@((q) => q)(1|)', 'lambda(q): number', 'q'],
  ])('%s', (marked, label, active) => {
    const help = at(marked);
    if (label !== undefined) expect(help?.label).toBe(label);
    else expect(help?.label).toMatch(/^@std\.kv\(/);
    if (label !== undefined) expect(help?.active).toBe(active);
  });
  it('keeps to the argument where brackets have commas of their own', () => {
    const help = at('@std.slice({"a": 1, "b": [1, 2|]}, 1)');
    expect(help?.active).toBe('value: array | string');
    expect(at('@std.slice({"a": 1, "b": [1, 2]}, 1|)')?.active).toBe('start: number');
  });
  it('says what the function and the parameter are for, and where the call starts', () => {
    const help = at('1 + @std.slice("abc", |1)');
    expect(help?.start).toBe(4);
    expect(help?.docs).toContain('Example: `@std.slice(');
    expect(help?.activeDocs).toBe('Index of the first item; a negative one counts from the end.');
  });
  it('knows no call outside of parentheses', () => {
    for (const marked of [
      '|',
      '1 + (2|)',
      '@std.len("a")|',
      '@std.len|("a")',
      '@nope(|',
      '@webrequests.nope(|',
      '@webrequests.constructor(|',
      '@(1)(|)',
      'f(|)',
      '(1)(|)',
      '[@std.len("a"), |]',
    ]) {
      expect(at(marked), marked).toBeUndefined();
    }
  });
  it('works in templates and without a context', () => {
    expect(at('Hello ${@std.len(|', { mode: 'template' })?.active).toBe('value: string | array | object');
    expect(signatureHelpAt('@std.len(', 9)?.activeParameter).toBe(0);
    expect(signatureHelpAt('@std.len(', 99)?.activeParameter).toBe(0);
    expect(signatureHelpAt('@std.len(', -1)).toBeUndefined();
  });
});
