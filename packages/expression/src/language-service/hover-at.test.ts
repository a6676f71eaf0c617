import { describe, expect, it } from 'vitest';
import { arrayType, numberType, objectWith, stringType } from '../types/type.ts';
import { withNull } from '../types/union.ts';
import { hoverAt } from './hover-at.ts';
import type { LanguageContext } from './language-context.ts';

const user = objectWith({ name: stringType, age: numberType });
const context: LanguageContext = {
  variables: { user, users: arrayType(user), maybe: withNull(user) },
  samples: { claims: { sub: 'u1', list: [1], long: 'x'.repeat(200) } },
  policySamples: { request: { body: { a: 1 } } },
  webRequests: { risk: { parameters: ['ip'] } },
};

/** What is said at the `|` of a text: the text that is meant, the code line, and the documentation. */
function at(marked: string, changes: LanguageContext = {}) {
  const offset = marked.indexOf('|');
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  const hover = hoverAt(source, offset, { ...context, ...changes });
  return hover && { text: source.slice(hover.start, hover.end), code: hover.code, docs: hover.docs };
}

describe('hover', () => {
  it('shows what a function does, and the type of this call', () => {
    for (const marked of [
      '@std.m|ap(users, (u) => u.name)',
      '@std.map|(users, (u) => u.name)',
      '|@std.map(users, (u) => u.name)',
    ]) {
      const hover = at(marked);
      expect(hover?.text).toBe('@std.map');
      expect(hover?.code).toBe('@std.map(list: array<Item>, transform: (item, index: number) => value): array<Result>');
      expect(hover?.docs).toContain('- `transform`: Makes the new item.');
      expect(hover?.docs).toContain('Example: `@std.map([1, 2, 3], (i) => i * 2)` → `[2,4,6]`');
      expect(hover?.docs).toMatch(/Here: `array<string>`$/);
    }
  });
  it('warns of functions to beware of', () => {
    expect(at('@crypto.extract|TokenClaims("x")')?.docs).toContain('**Caution:**');
    expect(at('@strings.tr|im("x")')?.docs).toContain('not part of the Mosaic profile');
    expect(at('@std.le|n("x")')?.docs).not.toContain('Caution');
    expect(at('@std.le|n("x")')?.docs).not.toContain('Mosaic');
  });
  it.each([
    ['@s|td.len(users)', 'std', '@std', 'Lists, objects, texts and conversions.'],
    ['@nop|e.len(users)', 'nope', '@nope', ''],
    [
      '@webrequests.ri|sk(1)',
      '@webrequests.risk',
      '@webrequests.risk(ip): {"status": number, "body": unknown, …}',
      'The web requests that were defined for the journey.',
    ],
    ['@std.no|pe(1)', '@std.nope', '@std.nope(): unknown', ''],
    ['us|er', 'user', 'user: {"name": string, "age": number, …}', 'A variable.'],
    ['user| .name', 'user', 'user: {"name": string, "age": number, …}', 'A variable.'],
    ['nop|e', 'nope', 'nope: unknown', 'There is no variable of this name.'],
    ['user.na|me', 'name', 'name: string', ''],
    ['user.name|', 'name', 'name: string', ''],
    ['user|.name', 'user', 'user: {"name": string, "age": number, …}', 'A variable.'],
    ['user.nope + u|ser.age', 'user', 'user: {"name": string, "age": number, …}', 'A variable.'],
    ['let ab|c = 1 return 2', 'abc', 'abc: 1', ''],
    [
      'let abc = user return a|bc.age',
      'abc',
      'abc: {"name": string, "age": number, …}',
      'Bound by let at line 1, column 5.',
    ],
    ['letr a = 1,\n  b = a| return b', 'a', 'a: 1', 'Bound by letr at line 1, column 6.'],
    ['letr a = 1,\n  b = a return b|', 'b', 'b: 1', 'Bound by letr at line 2, column 3.'],
    ['let user = 1, b = us|er return b', 'user', 'user: {"name": string, "age": number, …}', 'A variable.'],
    ['@std.map(users, (u|) => u)', 'u', 'u: {"name": string, "age": number, …}', 'A parameter of this lambda.'],
    [
      '@std.map(users, (u) => u|)',
      'u',
      'u: {"name": string, "age": number, …}',
      'A parameter of the lambda at line 1, column 17.',
    ],
    [
      '@std.map(users, (u, i) =|> i)',
      '(u, i) => i',
      '(u: {"name": string, "age": number, …}, i: number) => number',
      '',
    ],
    ['{"k|": user.age}', '"k"', 'k: number', ''],
    ['|{"k": user.age}', '{"k": user.age}', '{"k": number}', ''],
    ['1 +| 2', '1 + 2', 'number', ''],
    ['[1, 2|]', '2', '2', ''],
    ['[1, 2]|', '[1, 2]', 'array<number>', ''],
    ['`a ${us|er}`', 'user', 'user: {"name": string, "age": number, …}', 'A variable.'],
    ['maybe == null ? 1 : may|be', 'maybe', 'maybe: {"name": string, "age": number, …}', 'A variable.'],
    [
      'l|et a = 1 return a',
      'let',
      'let',
      '`let a = 1, b = 2 return a + b` names values; none of them sees the others.',
    ],
    ['try 1 cat|ch 2', 'catch', 'catch', 'The value that `try` takes after an error.'],
    ['user.l|et', 'let', 'let: unknown', ''],
    [
      'cl|aims.sub',
      'claims',
      'claims: {"sub": string, "list": array<number>, "long": string, …}',
      `A variable.\n\nFor example \`{"sub":"u1","list":[1],"long":"${'x'.repeat(48)}…\``,
    ],
    ['claims.s|ub', 'sub', 'sub: string', 'For example `"u1"`'],
    ['claims["sub"]|', 'claims["sub"]', 'string', 'For example `"u1"`'],
    ['claims.list[0]|', 'claims.list[0]', 'number | null', 'For example `1`'],
    ['claims.sub.x|', 'x', 'x: unknown', ''],
    ['@policy.request().bo|dy', 'body', 'body: {"a": number, …}', 'For example `{"a":1}`'],
    ['@policy.request(|)', '@policy.request()', '{"body": {"a": number, …}, …}', 'For example `{"body":{"a":1}}`'],
    [
      'let claims = user return clai|ms',
      'claims',
      'claims: {"name": string, "age": number, …}',
      'Bound by let at line 1, column 5.',
    ],
  ])('%s', (marked, text, code, docs) => {
    expect(at(marked)).toEqual({ text, code, docs });
  });
  it('says nothing where there is nothing', () => {
    for (const marked of ['|', '`te|xt`', '/* com|ment */ 1', '1     |     + 2', '1 + | '])
      expect(at(marked), marked).toBeUndefined();
    expect(at('te|xt ${user}', { mode: 'template' })).toBeUndefined();
    expect(at('text ${us|er}', { mode: 'template' })?.code).toContain('user:');
  });
  it('works without a context and in broken texts', () => {
    expect(hoverAt('let a = 1 return a + ', 17)?.code).toBe('a: 1');
    expect(hoverAt('whatever', 0)?.docs).toBe('A variable.');
  });
});
