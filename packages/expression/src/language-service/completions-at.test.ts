import { describe, expect, it } from 'vitest';
import { functionCatalogue } from '../functions/catalogue.ts';
import { arrayType, booleanType, literalType, numberType, objectWith, stringType } from '../types/type.ts';
import { unionType, withNull } from '../types/union.ts';
import { completionsAt } from './completions-at.ts';
import type { LanguageContext } from './language-context.ts';

const user = objectWith({ name: stringType, age: numberType, 'first name': stringType });
const context: LanguageContext = {
  variables: {
    user,
    users: arrayType(user),
    maybe: withNull(user),
    count: numberType,
    method: unionType(literalType('POST'), literalType('GET')),
    isNew: booleanType,
  },
  samples: { claims: { sub: 'u1', amr: ['mfa'], 'https://example.com/role': 'admin' }, count: 'not this one' },
  policySamples: { request: { body: { token: 'x' } } },
  webRequests: {
    risk: { parameters: ['ip', 'agent'], body: objectWith({ score: numberType }) },
    ping: { parameters: [] },
  },
};

/** The completions at the `|` of a text. */
function at(marked: string, changes: LanguageContext = {}) {
  const offset = marked.indexOf('|');
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  const completions = completionsAt(source, offset, { ...context, ...changes });
  const accept = (label: string): string => {
    const one = completions.find((completion) => completion.label === label);
    if (one === undefined) return `no ${label} among ${completions.map((other) => other.label).join(' ')}`;
    const { edit, cursor } = one;
    const text = source.slice(0, edit.start) + edit.text + source.slice(edit.end);
    return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
  };
  return { completions, labels: completions.map(({ label }) => label), accept };
}

describe('completion of functions', () => {
  it('offers namespaces, then the functions without one, then all others', () => {
    const { labels } = at('@|');
    expect(labels.slice(0, 9)).toEqual([
      '@crypto',
      '@env',
      '@json',
      '@math',
      '@policy',
      '@std',
      '@strings',
      '@time',
      '@webrequests',
    ]);
    expect(labels.slice(9, 13)).toEqual(['@cos', '@len', '@time', '@crypto.aesDecrypt']);
    expect(labels).toHaveLength(9 + functionCatalogue.length);
  });
  it('knows web requests only where there are some', () => {
    expect(at('@web|').labels).toEqual(['@webrequests']);
    expect(at('@web|', { webRequests: {} }).labels).toEqual([]);
    expect(at('@webrequests.|').labels).toEqual(['@webrequests.ping', '@webrequests.risk']);
    expect(at('@webrequests.|').completions[1]).toMatchObject({
      kind: 'web-request',
      detail: '@webrequests.risk(ip, agent): {"status": number, "body": {"score": number, …}}',
    });
    expect(at('@webrequests.|').accept('@webrequests.risk')).toBe('@webrequests.risk(|)');
    expect(at('@webrequests.|').accept('@webrequests.ping')).toBe('@webrequests.ping()|');
  });
  it.each([
    ['@st|', '@std', '@std.|'],
    ['@std.ma|', '@std.map', '@std.map(|)'],
    ['1 + @std . ma|', '@std.map', '1 + @std . map(|)'],
    ['@std.m|ax([1])', '@std.map', '@std.map|([1])'],
    ['@policy.use|', '@policy.user', '@policy.user()|'],
    ['@ti|', '@time', '@time.|'],
    ['@st|d.len(1)', '@strings', '@strings|.len(1)'],
    ['@tri|', '@strings.trim', '@strings.trim(|)'],
    ['tri|', '@strings.trim', '@strings.trim(|)'],
    ['upp|(x)', '@strings.toUpper', '@strings.toUpper|(x)'],
    ['1 + |', '@std', '1 + @std.|'],
    ['`a ${@le|} b`', '@len', '`a ${@len(|)} b`'],
  ])('%s, accepting %s', (marked, label, expected) => {
    expect(at(marked).accept(label)).toBe(expected);
  });
  it('says what a function does', () => {
    const [completion] = at('@std.cont|').completions;
    expect(completion).toMatchObject({ label: '@std.contains', kind: 'function' });
    expect(completion?.detail).toMatch(/^@std\.contains\(.+: .+, .+: .+\): boolean$/);
    expect(completion?.docs).toContain('Example: `@std.contains(');
  });
  it('offers only namespaces where the rest of a name follows', () => {
    expect(at('@s|.len(1)').labels).toEqual(['@std', '@strings']);
  });
  it('offers nothing in a namespace that does not exist', () => {
    expect(at('@nope.|').labels).toEqual([]);
    expect(at('@std.len.|').labels).toEqual([]);
  });
  it('offers no functions before something is typed, and no keys of the prototype', () => {
    expect(at('1 + |').completions.filter(({ kind }) => kind === 'function')).toEqual([]);
    expect(at('@webrequests.const|').labels).toEqual([]);
  });
  it('offers documented functions only in the Mosaic profile', () => {
    const extensions = new Set(functionCatalogue.filter(({ extension }) => extension).map(({ name }) => `@${name}`));
    const mosaic = at('@|', { profile: 'mosaic' }).labels;
    expect(mosaic.filter((label) => extensions.has(label))).toEqual([]);
    expect(mosaic).toContain('@strings.contains');
    expect(mosaic).not.toContain('@env');
    expect(at('@|').labels).toContain('@env');
  });
});

describe('completion of names', () => {
  it('offers what fits the place first, then by kind and name', () => {
    const { labels } = at('let zero = 0, age = 1 return @math.abs(|');
    expect(labels.slice(0, 4)).toEqual(['age', 'zero', 'count', 'isNew']);
    expect(labels.indexOf('user')).toBeGreaterThan(labels.indexOf('@std'));
    expect(labels.slice(-4)).toEqual(['maybe', 'method', 'user', 'users']);
  });
  it('tells the types', () => {
    const details = Object.fromEntries(at('|').completions.map(({ label, detail }) => [label, detail]));
    expect(details).toMatchObject({ count: 'number', method: 'string', isNew: 'boolean' });
    expect(details.claims).toBe('{"sub": string, "amr": array<string>, "https://example.com/role": string, …}');
  });
  it.each<[string, readonly string[], readonly string[]]>([
    ['let a = 1, b = | return a', ['count'], ['a', 'b']],
    ['letr a = 1, b = | return a', ['a', 'count'], ['b']],
    ['let a = 1, b = 2 return |', ['a', 'b'], []],
    ['(let a = 1 return a) + |', ['count'], ['a']],
    ['@std.map(users, (u, i) => |)', ['u', 'i'], []],
    ['@std.map(users, (u) => 1) + |', ['count'], ['u']],
    ['try | catch 1', ['count'], []],
    ['{"a": |', ['count'], []],
  ])('%s', (marked, present, absent) => {
    const { labels } = at(marked);
    expect(labels).toEqual(expect.arrayContaining([...present]));
    for (const name of absent) expect(labels).not.toContain(name);
  });
  it('tells bindings and parameters from variables', () => {
    const kinds = Object.fromEntries(
      at('let b = 1 return @std.map(users, (p) => |').completions.map(({ label, kind }) => [label, kind]),
    );
    expect(kinds).toMatchObject({ b: 'binding', p: 'parameter', user: 'variable' });
  });
  it('tells the type that a test found out', () => {
    const detail = at('maybe == null ? 0 : [ma|').completions.find(({ label }) => label === 'maybe')?.detail;
    expect(detail).toBe('{"name": string, "age": number, "first name": string, …}');
  });
  it('offers nothing where a name is made up', () => {
    for (const marked of [
      'let |',
      'let us|',
      'let a = 1, us|',
      '(us|) => 1',
      '(a, us|) => 1',
      'let us| = 1 return 2',
    ]) {
      expect(at(marked).labels, marked).toEqual([]);
    }
    expect(at('(us|)').labels).toContain('users');
    expect(at('(a, us|) + 1').labels).toContain('users');
  });
  it('offers nothing in texts, numbers and comments', () => {
    for (const marked of ['"us|"', '12|', '/* us| */', '/* us|', '`us|`', '`${user} us|`', '`${user}|', '1 // us|']) {
      expect(at(marked).labels, marked).toEqual([]);
    }
    expect(at('Hello us|', { mode: 'template' }).labels).toEqual([]);
    expect(at('Hello ${us|', { mode: 'template' }).labels).toContain('users');
    expect(at('/* a */ us|').labels).toContain('users');
    expect(at('`${us|}`').labels).toContain('users');
    expect(at('"a"|').labels).toEqual([]);
  });
  it('puts a name in for the whole word', () => {
    expect(at('us|xyz + 1').accept('users')).toBe('users| + 1');
    expect(at('1 + |users').accept('count')).toBe('1 + count|users');
  });
  it('offers entries of an object', () => {
    expect(at('{|').accept('"user": user')).toBe('{"user": user|');
    expect(at('{"a": 1, use|}').accept('"user": user')).toBe('{"a": 1, "user": user|}');
    expect(at('{us|: 1}').labels).toEqual([]);
    expect(at('{"a" |}').labels).toEqual([]);
    expect(at('{"us|": 1}').labels).toEqual([]);
  });
  it('offers the texts of a fixed choice', () => {
    expect(at('@time.add(1, 2, |').labels.slice(0, 5)).toEqual(['"d"', '"h"', '"m"', '"ms"', '"s"']);
    expect(at('@time.add(1, 2, "m|").x').accept('ms')).toBe('@time.add(1, 2, "ms"|).x');
    expect(at('@time.add(1, 2, "m|').accept('ms')).toBe('@time.add(1, 2, "ms"|');
    expect(at('method == |').accept('"GET"')).toBe('method == "GET"|');
    expect(at('"|" != method').accept('GET')).toBe('"GET"| != method');
    expect(at('count == |').labels).not.toContain('"GET"');
  });
  it.each<[string, string, LanguageContext]>([
    ['| ? 1 : 2', 'isNew', {}],
    ['count - |', 'count', {}],
    ['-|', 'count', {}],
    ['|', 'isNew', { expected: booleanType }],
    ['count > 1 ? | : false', 'isNew', { expected: booleanType }],
    ['let a = 1 return |', 'isNew', { expected: booleanType }],
    ['try | catch false', 'isNew', { expected: booleanType }],
  ])('%s is best completed with %s', (marked, best, changes) => {
    expect(at(marked, changes).labels[0]).toBe(best);
  });
});

describe('completion by the type that a place needs', () => {
  it.each(['-', '/', '%', '<<', '>>', '&', '^', '|'])('puts numbers first beside %s', (operator) => {
    const source = `isNew ${operator} `;
    const labels = completionsAt(source, source.length, context).map(({ label }) => label);
    expect(labels.indexOf('count')).toBeLessThan(labels.indexOf('user'));
    expect(labels.indexOf('user')).toBeGreaterThan(labels.indexOf('null'));
  });
  it('puts lambdas first where a function takes one', () => {
    const { labels } = at('let zero = 1, twice = (x) => x * 2 return @std.map(users, |');
    expect(labels[0]).toBe('twice');
    expect(labels.indexOf('zero')).toBeGreaterThan(labels.indexOf('@std'));
  });
  it('takes anything where everything fits', () => {
    for (const start of ['', '"a" + ', '!', 'count > ', 'count == ', '[', '{"a": ', 'let a = ']) {
      const { labels } = at(`${start}|`);
      expect(labels.indexOf('user'), start).toBeLessThan(labels.indexOf('@crypto'));
      expect(labels.indexOf('count'), start).toBeLessThan(labels.indexOf('@crypto'));
    }
  });
  it('describes the choice of a parameter', () => {
    const [literal] = at('@time.add(1, 2, |').completions;
    expect(literal).toMatchObject({ kind: 'literal', detail: '`"ms"`, `"s"`, `"m"`, `"h"` or `"d"`.', docs: '' });
    expect(at('@time.add(1, 2, "|').completions[0]).toMatchObject({ detail: literal?.detail, docs: '' });
    expect(at('method == |').completions[0]).toMatchObject({ detail: '', docs: '' });
    expect(at('method == "|').completions[0]).toMatchObject({ detail: '', docs: '' });
  });
});

describe('completion of members', () => {
  it.each([
    ['user.|', 'name', 'user.name|'],
    ['user.na| + 1', 'name', 'user.name| + 1'],
    ['user.|', 'first name', 'user["first name"]|'],
    ['user . fi|', 'first name', 'user ["first name"]|'],
    ['user?.|', 'first name', 'user?["first name"]|'],
    ['maybe.|', 'name', 'maybe?.name|'],
    ['maybe.n|', 'name', 'maybe?.name|'],
    ['maybe?.n|', 'name', 'maybe?.name|'],
    ['maybe.|', 'first name', 'maybe?["first name"]|'],
    ['user["|"]', 'first name', 'user["first name"|]'],
    ['user["fi|', 'first name', 'user["first name"]|'],
    ['user["fi|] + 1', 'first name', 'user["first name"]|] + 1'],
    ['user["fi|xx"] + 1', 'first name', 'user["first name"|] + 1'],
    ['maybe["|', 'name', 'maybe?["name"]|'],
    ['user["na|"', 'name', 'user["name"]|'],
    ['user["na|" ] + 1', 'name', 'user["name"| ] + 1'],
    ['user["na| + [1]', 'name', 'user["name"]| + [1]'],
    ['maybe?["|', 'name', 'maybe?["name"]|'],
    ['user[|', '"first name"', 'user["first name"|'],
    ['claims.|', 'https://example.com/role', 'claims["https://example.com/role"]|'],
    ['users[0]?.|', 'name', 'users[0]?.name|'],
    ['users[0].|', 'name', 'users[0]?.name|'],
    ['`a ${user.|} b`', 'name', '`a ${user.name|} b`'],
    ['@std.map(users, (u) => u.|', 'age', '@std.map(users, (u) => u.age|'],
    ['@std.map(users, (u) => u.|)', 'age', '@std.map(users, (u) => u.age|)'],
    ['@std.reduce(users, (t, u) => u.|', 'age', '@std.reduce(users, (t, u) => u.age|'],
    ['[@std.reduce(users, (t, u) => {"a": u.|', 'age', '[@std.reduce(users, (t, u) => {"a": u.age|'],
    ['let u = user return u.|', 'name', 'let u = user return u.name|'],
    ['letr u = user, n = u.| return n', 'name', 'letr u = user, n = u.name| return n'],
    ['@webrequests.risk(1, 2).|', 'status', '@webrequests.risk(1, 2).status|'],
    ['@webrequests.risk(1, 2).body.|', 'score', '@webrequests.risk(1, 2).body.score|'],
    ['@policy.request().body.|', 'token', '@policy.request().body.token|'],
    ['@time().|', 'nowISO', '@time().nowISO|'],
    ['maybe == null ? 1 : maybe.|', 'name', 'maybe == null ? 1 : maybe.name|'],
    ['1 2 3 user.|', 'name', '1 2 3 user.name|'],
    ['1 2 users[0].|', 'name', '1 2 users[0]?.name|'],
    ['1 2 @time().|', 'now', '1 2 @time().now|'],
    ['1 2 user["|', 'name', '1 2 user["name"]|'],
    [') user.|', 'name', ') user.name|'],
    ['user.| (', 'name', 'user.name| ('],
    ['let a = 1 user.|', 'name', 'let a = 1 user.name|'],
    ['user.|\nuser', 'name', 'user.name|\nuser'],
  ])('%s, accepting %s', (marked, label, expected) => {
    expect(at(marked).accept(label)).toBe(expected);
  });
  it('tells their types', () => {
    expect(at('user.|').completions.map(({ label, detail, kind }) => [label, detail, kind])).toEqual([
      ['age', 'number', 'member'],
      ['first name', 'string', 'member'],
      ['name', 'string', 'member'],
    ]);
  });
  it('has none for a list, a text and what is unknown', () => {
    for (const marked of ['users.|', '"a".|', 'count.|', '@policy.tenant().|', 'nope.|', '{"a": 1}.a.|']) {
      expect(at(marked).labels, marked).toEqual([]);
    }
  });
  it('puts keys before variables in brackets', () => {
    expect(at('user[|').labels.slice(0, 3)).toEqual(['"age"', '"first name"', '"name"']);
    expect(at('[|').labels).not.toContain('"age"');
    expect(at('user[user.|').labels).toEqual(['age', 'first name', 'name']);
  });
  it('leaves out keys that the Mosaic profile can not write', () => {
    const samples = { o: { 'a\nb': 1, 'c d': 2 } };
    expect(at('o.|', { samples }).labels).toEqual(['a\nb', 'c d']);
    expect(at('o.|', { samples, profile: 'mosaic' }).labels).toEqual(['c d']);
    expect(at('o[|', { samples, profile: 'mosaic' }).labels).not.toContain('"a\\nb"');
  });
  it('finds names by their beginning, the beginnings of their parts, then anywhere', () => {
    const samples = { o: { userName: 1, nameOfUser: 2, rename: 3, Name: 4, other: 5, last_name: 6 } };
    expect(at('o.name|', { samples }).labels).toEqual(['nameOfUser', 'Name', 'last_name', 'userName', 'rename']);
    expect(at('o.n|', { samples }).labels).toEqual(['nameOfUser', 'Name']);
  });
});

describe('completion of keywords', () => {
  it.each([
    ['tr|', 'true', 'true|'],
    ['tr|', 'try', 'try |'],
    ['le|', 'letr', 'letr |'],
    ['le| a = 1', 'let', 'let| a = 1'],
    ['let a = 1 r|', 'return', 'let a = 1 return |'],
    ['let a = user.name r|', 'return', 'let a = user.name return |'],
    ['let a = (1) |', 'return', 'let a = (1) return |'],
    ['let a = let b = 1 return b |', 'return', 'let a = let b = 1 return b return |'],
    ['try 1 |', 'catch', 'try 1 catch |'],
    ['let a = try 1 |', 'catch', 'let a = try 1 catch |'],
    ['[`${try 1 |', 'catch', '[`${try 1 catch |'],
  ])('%s, accepting %s', (marked, label, expected) => {
    expect(at(marked).accept(label)).toBe(expected);
  });
  it.each<[string, readonly string[]]>([
    ['let a = 1 return a |', []],
    ['let a |', []],
    ['1 |', []],
    ['(1 |', []],
    ['let a = (1 |', []],
    ['let a = [try 1 catch 2] |', ['return']],
    ['let a = try 1 |', ['catch']],
    ['let a = user.let |', ['return']],
    ['@f(try 1, 2 |', []],
    ['let a = {let: 1} |', ['return']],
    ['let a = true |', ['return']],
    ['let a = "x" |', ['return']],
    ['let a = `x` |', ['return']],
    ['let a = 1, |', []],
  ])('%s', (marked, expected) => {
    expect(at(marked).labels).toEqual(expected);
  });
  it('offers let and try only where an expression starts', () => {
    for (const start of [
      '',
      '(',
      '[',
      'user[',
      '{"a": ',
      'let a = ',
      '(x) => ',
      'let a = 1 return ',
      'try ',
      'try 1 catch ',
      '1 ? ',
      '1 ? 2 : ',
      '@f(1, ',
      '`${',
    ]) {
      expect(at(`${start}|`).labels, start).toEqual(expect.arrayContaining(['let', 'letr', 'try', 'true']));
    }
    for (const start of ['1 + ', '!', 'count && ']) {
      expect(at(`${start}|`).labels, start).toContain('null');
      expect(at(`${start}|`).labels, start).not.toContain('let');
    }
  });
});

describe('completion without a context', () => {
  it('knows what the text itself says', () => {
    expect(completionsAt('let a = 1 return ', 17).map(({ label }) => label)).toContain('a');
    expect(completionsAt('{"x": 1}.', 9).map(({ label }) => label)).toEqual(['x']);
  });
  it('takes any offset', () => {
    expect(completionsAt('', 0).length).toBeGreaterThan(5);
    expect(completionsAt('', 99).length).toBeGreaterThan(5);
    expect(completionsAt('', -1).length).toBeGreaterThan(5);
  });
});
