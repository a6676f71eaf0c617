import { beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../compile/limits.ts';
import { Run } from '../../compile/run.ts';
import { createFixtureHost } from '../../fixture-host.ts';
import { preloadLibraries } from '../libraries.ts';
import { compileRegex, tryCompileRegex } from './program.ts';

/** Steps that reading the patterns takes, one after the other in one evaluation. */
function stepsOf(...patterns: string[]): number {
  class Meter extends Run {
    steps = 0;
    override charge(steps: number): void {
      this.steps += steps;
    }
  }
  const run = new Meter([], createFixtureHost(), defaultLimits);
  for (const pattern of patterns) compileRegex(run, pattern, 0);
  return run.steps;
}

describe('reading a regular expression', () => {
  beforeAll(preloadLibraries);

  it('takes as many steps as the first time, also when it is remembered from another evaluation', () => {
    for (const pattern of ['never-read-before-[a-z]{5}', '(?i)\\pL+never'])
      expect(stepsOf(pattern)).toBe(stepsOf(pattern));
  });

  it('is paid once in an evaluation', () => {
    const once = stepsOf('[a-z]{50}x');
    const twice = stepsOf('[a-z]{50}x', '[a-z]{50}x');
    expect(twice).toBeGreaterThan(once);
    expect(twice - once).toBeLessThan(once / 4);
    expect(stepsOf('[a-z]{50}x', '[a-z]{50}y')).toBe(2 * once);
  });

  it('takes more steps for what takes the library longer', () => {
    expect(stepsOf('a'.repeat(200))).toBeGreaterThan(stepsOf('a'.repeat(100)));
    expect(stepsOf('a{900}')).toBeGreaterThan(stepsOf('a{100}') + 100);
    expect(stepsOf('\\pL')).toBeGreaterThan(stepsOf('abc') + 100);
    expect(stepsOf('\\PL')).toBeGreaterThan(stepsOf('abc') + 100);
    expect(stepsOf('[[:alpha:]]')).toBeGreaterThan(stepsOf('[[.alpha.]]'));
    expect(stepsOf('\\pL\\pN')).toBeGreaterThan(stepsOf('\\pLabc') + 100);
    expect(stepsOf('(?i)\\pL')).toBeGreaterThan(stepsOf('(?s)\\pL') + 100);
    expect(stepsOf('(?si)\\pL')).toBeGreaterThan(stepsOf('(?ss)\\pL') + 100);
    expect(stepsOf('(?i)[a-\\x{fff}]')).toBeGreaterThan(stepsOf('(?s)[a-\\x{fff}]') + 100);
    expect(stepsOf('(?i)[a-\u0fff]')).toBeGreaterThan(stepsOf('(?s)[a-\u0fff]') + 100);
    expect(stepsOf('(?i)[a-z]')).toBe(stepsOf('(?s)[a-z]'));
  });

  it('is refused at once where counts multiply', () => {
    const run = new Run([], createFixtureHost(), defaultLimits);
    const refused = expect.objectContaining({
      code: 'E_FUNCTION',
      message: 'This regular expression repeats too much.',
    });
    for (const pattern of ['a{1000}'.repeat(20), 'a{0,1000}'.repeat(20), 'a{1000,}'.repeat(20), 'a{999}'.repeat(3)]) {
      expect(() => compileRegex(run, pattern, 0), pattern).toThrow(refused);
    }
    expect(compileRegex(run, 'a{999}'.repeat(2), 0).instructions.length).toBeLessThanOrEqual(2_000);
  });

  it('gives nothing, or an error, for what is no pattern', () => {
    const run = new Run([], createFixtureHost(), defaultLimits);
    expect(tryCompileRegex(run, '(', 0)).toBeUndefined();
    expect(tryCompileRegex(run, '(', 0)).toBeUndefined();
    expect(() => compileRegex(run, '(', 0)).toThrow('neither lookaround nor backreferences');
    expect(tryCompileRegex(run, 'a', 0)).toBe(tryCompileRegex(run, 'a', 0));
  });

  it('remembers no more than 200 patterns', () => {
    const run = new Run([], createFixtureHost(), { ...defaultLimits, steps: 1e9 });
    const first = compileRegex(run, 'remembered', 0);
    for (let index = 0; index < 100; index++) compileRegex(run, `filler-${index}`, 0);
    const again = compileRegex(run, 'remembered', 0);
    for (let index = 0; index < 400; index++) compileRegex(run, `other-${index}`, 0);
    expect(compileRegex(run, 'remembered', 0)).not.toBe(first);
    expect(compileRegex(run, 'remembered', 0).instructions.length).toBe(again.instructions.length);
  });
});
