import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { ConstantTrials } from './constant-trials.ts';

const check = (source: string, trials: ConstantTrials) =>
  checkExpression(source, { trials }).diagnostics.map(({ code, start, end }) => `${code} ${start}-${end}`);

const failing = '@std.strToInt("x")';

describe('trying out constant calls', () => {
  it('has one budget for a formula', () => {
    const trials = new ConstantTrials();
    const calls = Array.from({ length: 50 }, (_, index) => `@std.range(${index}, 9000)`);
    expect(check(`[x, ${calls.join(', ')}, ${failing}]`, trials)).toEqual([]);
    expect(trials.stepsUsed).toBeLessThanOrEqual(20_000);
    expect(check(failing, trials)).toEqual(['failing-call 14-17']);
  });

  it('has one budget for formulas that are checked together', () => {
    const trials = new ConstantTrials();
    for (let index = 0; index < 100; index++) check(`@std.range(${index}, 9000)`, trials);
    expect(trials.stepsUsed).toBe(200_000);
    expect(check(failing, trials)).toEqual([]);
  });

  it('charges what makes no steps, and blocks of text', () => {
    const trials = new ConstantTrials();
    check('@crypto.sha256("a" * 60000)', trials);
    expect(trials.stepsUsed).toBeGreaterThan(900);
    expect(trials.stepsUsed).toBeLessThanOrEqual(20_000);
  });

  it('happens once for the same text, wherever it stands', () => {
    const trials = new ConstantTrials();
    expect(check(failing, trials)).toEqual(['failing-call 14-17']);
    const { stepsUsed } = trials;
    expect(check(`x + ${failing}`, trials)).toEqual(['failing-call 18-21']);
    expect(check(`[x, ${failing}]`, trials)).toEqual(['failing-call 18-21']);
    expect(trials.stepsUsed).toBe(stepsUsed);
  });

  it('tells calls with other values of their names apart', () => {
    const trials = new ConstantTrials();
    expect(check('let a = "1" return @std.strToInt(a)', trials)).toEqual([]);
    expect(check('let a = "x" return @std.strToInt(a)', trials)).toEqual(['failing-call 33-34']);
  });

  it('of a call that stands in another happens with that one', () => {
    const [nested, flat] = [new ConstantTrials(), new ConstantTrials()];
    check(`${'@strings.trim('.repeat(40)}"x"${')'.repeat(40)}`, nested);
    check(Array.from({ length: 40 }, (_, index) => `@strings.trim("${index}")`).join(' + '), flat);
    expect(nested.stepsUsed).toBeLessThanOrEqual(flat.stepsUsed);
  });
});
