import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';

const codesOf = (source: string) =>
  checkExpression(source).diagnostics.map(({ code, severity }) => `${severity} ${code}`);

describe('calls that always fail', () => {
  it('are errors, and warnings where the failure is caught', () => {
    expect(codesOf('@json.parse("{")')).toEqual(['error failing-call']);
    expect(codesOf('try @json.parse("{") catch null')).toEqual(['warning failing-call']);
    expect(codesOf('try x catch @json.parse("{")')).toEqual(['error failing-call']);
  });

  it('are found once, at the innermost place', () => {
    const [first, ...others] = checkExpression('@std.len(@strings.trim(@json.parse("{")))').diagnostics;
    expect(others).toEqual([]);
    expect([first?.start, first?.end]).toEqual([35, 38]);
  });

  it('are not those that depend on a value, on the clock or on a budget', () => {
    expect(codesOf('@json.parse(text)')).toEqual([]);
    expect(codesOf('@time.format(@time.now(), "yyyy")')).toEqual([]);
    expect(codesOf('@std.len("x" * 1000000000)')).toEqual([]);
  });

  it('are looked for in long chains and deep calls', () => {
    const chain = Array.from({ length: 400 }, () => '@std.strToInt("1")').join('+');
    expect(codesOf(chain)).toEqual([]);
    expect(codesOf(`${chain}+@std.strToInt("x")`)).toEqual(['error failing-call']);
    expect(codesOf(`${'@math.abs('.repeat(90)}@std.strToInt("x")${')'.repeat(90)}`)).toEqual(['error failing-call']);
  });
});
