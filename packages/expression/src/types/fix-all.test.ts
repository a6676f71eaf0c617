import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { fixAll } from './fix-all.ts';
import { arrayType, numberType, stringType, unknownType } from './type.ts';

const variables = { s: stringType, n: numberType, ls: arrayType(stringType), x: unknownType };

describe('all fixes one after the other', () => {
  it.each([
    ["s === 'a' && n !== 1", 's == "a" && n != 1'],
    ["typeof x === 'string' ? x.trim() : ''", '@std.typeOf(x) == "string" ? @strings.trim(x) : ""'],
    ["n === 1 ? 'one' : n === 2 ? 'two' : 'many'", 'n == 1 ? "one" : n == 2 ? "two" : "many"'],
    [
      'ls.filter(y => y.startsWith("a")).length > 0',
      '@std.len(@std.filter(ls, (y) => @strings.startsWith(y, "a"))) > 0',
    ],
    ["@policy.isUserAuthenticated && std.contains(s, 'a');", '@policy.isUserAuthenticated() && @std.contains(s, "a")'],
    ['x === undefined', 'x == null'],
    ['const a = n; const c = a ** 2; return c', 'letr a = n, c = @math.pow(a, 2) return c'],
    ['{n, "b": [s.trim()]}', '{"n": n, "b": [@strings.trim(s)]}'],
    ['s.trim( ).length', '@std.len(@strings.trim(s))'],
    ['s + 1', 's + 1'],
    ['', ''],
  ])('%s', (source, wanted) => {
    expect(fixAll(source, { variables })).toBe(wanted);
  });

  it('works inside of text fields', () => {
    const source = "Dear ${s.trim()}, ${n === 1 ? 'one' : 'many'} of ${ls.length}";
    const fixed = fixAll(source, { variables, mode: 'template' });
    expect(fixed).toBe('Dear ${@strings.trim(s)}, ${n == 1 ? "one" : "many"} of ${@std.len(ls)}');
    expect(checkExpression(fixed, { variables, mode: 'template' }).diagnostics).toEqual([]);
  });

  it('leaves warnings alone, since they may be meant', () => {
    expect(fixAll('s || "d"', { variables })).toBe('s || "d"');
  });

  it('stops where nothing helps', () => {
    expect(fixAll('n +', { variables })).toBe('n +');
    expect(fixAll('[...ls]', { variables })).toBe('[...ls]');
  });
});
