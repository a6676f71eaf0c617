import { describe, expect, it } from 'vitest';
import { type FormatOptions, formatExpression } from './format-expression.ts';

function format(source: string, options: FormatOptions = {}): string {
  const result = formatExpression(source, options);
  return result.ok ? result.text : `refused: ${result.reason}`;
}

describe('formatExpression', () => {
  it.each([
    ['let a=1,b=2 return a+b', 'let a = 1, b = 2 return a + b'],
    ['((a+b))*(c*d)-(e-f)', '(a + b) * (c * d) - (e - f)'],
    ['@std.map( list ,(x)=>x+1 )', '@std.map(list, (x) => x + 1)'],
    ['@( f )( 1,2 )', '@(f)(1, 2)'],
    ['()=>1', '() => 1'],
    ['{"a":1,b:2,}', '{"a": 1, b: 2}'],
    ['[ ]', '[]'],
    ['{ }', '{}'],
    ['a . b ?. c [ 1 ] ?["x"]', 'a.b?.c[1]?["x"]'],
    ['(a+b).c', '(a + b).c'],
    ['- -x', '- -x'],
    ['-(-1)', '- -1'],
    ['!(a&&b)', '!(a && b)'],
    ['-~x', '-~x'],
    ['0x1F+1e3', '0x1F + 1e3'],
    ['"\\u00e9\\/"', '"\\u00e9\\/"'],
    ['`a ${ 1+2 } \\` \\x ${`b${ c }`}$`', '`a ${1 + 2} \\` \\x ${`b${c}`}$`'],
    ['a?b:c?d:e', 'a ? b : c ? d : e'],
    ['(a?b:c)?d:e', '(a ? b : c) ? d : e'],
    ['try a/b catch null', 'try a / b catch null'],
    ['(try a catch b)+(let x=1 return x)', '(try a catch b) + (let x = 1 return x)'],
    ['(a??b)||c', '(a ?? b) || c'],
    ['c ? [1] : [2]', 'c ? [1] : [2]'],
    ['letr a=try 1 catch 2,b=a return b', 'letr a = try 1 catch 2, b = a return b'],
    ['true', 'true'],
  ])('%s', (source, expected) => {
    expect(format(source)).toBe(expected);
  });
  it.each([
    [
      'let first = 11111, second = 22222 return first + second',
      'let\n  first = 11111,\n  second = 22222\nreturn first + second',
    ],
    ['let only = @std.len("some text") return only + only', 'let only = @std.len("some text")\nreturn only + only'],
    [
      'let f = (let a = 1111, b = 222 return a + b) return f',
      'let f =\n  let a = 1111, b = 222 return a + b\nreturn f',
    ],
    ['{"first": 11111, "second": 22222, "third": 3}', '{\n  "first": 11111,\n  "second": 22222,\n  "third": 3\n}'],
    ['[11111111, 22222222, 33333333, 44444444, 5]', '[\n  11111111,\n  22222222,\n  33333333,\n  44444444,\n  5\n]'],
    ['@std.contains(some.list.of.things, "and text")', '@std.contains(\n  some.list.of.things,\n  "and text"\n)'],
    ['@(some)(argument.number.one, argument.number.two)', '@(some)(\n  argument.number.one,\n  argument.number.two\n)'],
    [
      'firstCondition && secondCondition && thirdCondition',
      'firstCondition\n  && secondCondition\n  && thirdCondition',
    ],
    [
      'firstSummand * 2 + secondSummand * 3 - thirdSummand',
      'firstSummand * 2\n  + secondSummand * 3\n  - thirdSummand',
    ],
    [
      'isThisTrue == true ? "the first value" : "the other"',
      'isThisTrue == true\n  ? "the first value"\n  : "the other"',
    ],
    ['try @crypto.extractTokenClaims(jwt) catch {"no": 1}', 'try @crypto.extractTokenClaims(jwt)\ncatch {"no": 1}'],
    [
      '(firstCondition || secondCondition || other) && thirdCondition',
      '(\n  firstCondition\n    || secondCondition\n    || other\n)\n  && thirdCondition',
    ],
    [
      '@std.map(users, (u) => let a = u.name, b = u.age return a + b)',
      '@std.map(\n  users,\n  (u) =>\n    let\n      a = u.name,\n      b = u.age\n    return a + b\n)',
    ],
    [
      '{"list": [1, 2, 3], "other": {"a": 1, "b": 2, "c": 3}}',
      '{\n  "list": [1, 2, 3],\n  "other": {\n    "a": 1,\n    "b": 2,\n    "c": 3\n  }\n}',
    ],
    [
      '`a ${first + second + third + fourth + fifth + sixth}`',
      '`a ${first + second + third + fourth + fifth + sixth}`',
    ],
    ['@f(`one\ntwo`, 1)', '@f(`one\ntwo`, 1)'],
    [
      '@f(1, `one and a half and more and more\ntwo`, 3)',
      '@f(\n  1,\n  `one and a half and more and more\ntwo`,\n  3\n)',
    ],
  ])('breaks lines of %s', (source, expected) => {
    const width = source.startsWith('{"list') ? 26 : source.startsWith('@std.map') ? 24 : 36;
    expect(format(source, { width })).toBe(expected);
    expect(format(expected, { width })).toBe(expected);
  });
  it('fills a line to its last character', () => {
    expect(format('[1,2,3]', { width: 9 })).toBe('[1, 2, 3]');
    expect(format('[1,2,3]', { width: 8 })).toBe('[\n  1,\n  2,\n  3\n]');
    expect(format('[[1,2],3]', { width: 9 })).toBe('[\n  [1, 2],\n  3\n]');
    expect(format('[[1,2],3]', { width: 8 })).toBe('[\n  [\n    1,\n    2\n  ],\n  3\n]');
    expect(format(`[${'1, '.repeat(25)}1234]`).split('\n')).toHaveLength(28);
    expect(format(`[${'1, '.repeat(25)}123]`)).toHaveLength(80);
  });
  it.each([
    ['/* a */ 1+2', '/* a */ 1 + 2'],
    ['1/* a */+/* b */2', '1 /* a */ + /* b */ 2'],
    ['1 + 2 /* end */', '1 + 2 /* end */'],
    ['1 + 2\n/* end */', '1 + 2 /* end */'],
    ['/* a */\n1', '/* a */\n1'],
    ['/* a */\n\n/* b\n   c */\n1', '/* a */\n/* b\n   c */\n1'],
    ['[1, /* two */ 2, 3 /* three */]', '[1, /* two */ 2, 3 /* three */]'],
    ['[1, /* none */]', '[1 /* none */]'],
    ['(a /* a */ )+1', 'a /* a */ + 1'],
    ['(a /* a */ ).b', 'a /* a */ .b'],
    ['@std.len(/* x */)', '@std.len() /* x */'],
    ['`${ /* a */ x }`', '`${/* a */ x}`'],
    ['`/* text */${x}`', '`/* text */${x}`'],
    ['"/* text */"', '"/* text */"'],
    ['let\n  /* first */\n  a = 1, /* second */\n  b = 2\nreturn a', 'let a = 1, b = 2 return a'],
  ])('keeps the comments of %j', (source, expected) => {
    const formatted = format(source);
    if (!source.startsWith('let')) expect(formatted).toBe(expected);
    else expect(formatted).toBe('let /* first */ a = 1, /* second */ b = 2 return a');
    expect(format(formatted)).toBe(formatted);
  });
  it('puts a comment of its own line before the line', () => {
    const source =
      'let\n  /* first */\n  first = 1111111111,\n  /* second\n     one */\n  second = 22222222222\nreturn first + second';
    expect(format(source, { width: 30 })).toBe(source);
  });
  it.each([
    ['1 +', "The text can't be read: The expression ends too early. Expected a value.", 3, 3],
    ['a === b', "The text can't be read: Use == to compare; the language has no ===.", 2, 5],
    ['', "The text can't be read: The expression is empty.", 0, 0],
    ['1 // x', "The text can't be read: Comments are written /* … */.", 2, 6],
  ])('refuses %j', (source, reason, start, end) => {
    expect(formatExpression(source)).toEqual({ ok: false, reason, start, end });
  });
  it('refuses what the profile does not have', () => {
    expect(format('/* a */ 1', { profile: 'mosaic' })).toMatch(
      /^refused: .*Comments aren't part of the Mosaic profile/,
    );
    expect(format('a+"x\\"y"', { profile: 'mosaic' })).toBe('a + "x\\"y"');
  });
  it('formats fields with interpolations', () => {
    const options: FormatOptions = { mode: 'template' };
    expect(format('Hello  ${ first+name },\n  it is ${@time.now( )} \\${x}!', options)).toBe(
      'Hello  ${first + name},\n  it is ${@time.now()} \\${x}!',
    );
    expect(format('only text', options)).toBe('only text');
    expect(format('${a}${ b }', options)).toBe('${a}${b}');
    expect(format('${/* c */a}', options)).toBe('${/* c */ a}');
  });
  it('is quick with long chains', () => {
    const sum = Array.from({ length: 5_000 }, (_, index) => `v${index}`).join('+');
    expect(format(sum).split('\n')).toHaveLength(5_000);
    expect(format(sum.replaceAll('+', '.'), { width: 10 })).toBe(sum.replaceAll('+', '.'));
  });
  it('refuses what is nested too deeply', () => {
    expect(format(`${'['.repeat(500)}${']'.repeat(500)}`)).toMatch(/^refused: .*nested/);
  });
});
