import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../compile/limits.ts';
import { Run } from '../../compile/run.ts';
import { createFixtureHost } from '../../fixture-host.ts';
import { preloadLibraries } from '../libraries.ts';
import { findMatch } from './machine.ts';
import { tryCompileRegex } from './program.ts';

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\b',
  '^',
  '$',
  '(?i:A)',
  '\\pL',
  '\u{1F600}',
  '\\z',
  '(?m:^)',
  '(?s:.)',
);
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    atom,
    fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(${left}|${right})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?'))
      .map(([inner, times]) => `(?:${inner})${times}`),
    tie('pattern').map((inner) => `(${inner})`),
  ),
}));
const text = fc
  .array(fc.constantFrom('a', 'b', 'A', '1', ' ', '\n', 'é', '\u{1F600}', '\ud83d'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('our machine for regular expressions', () => {
  it("finds what the library's own machine finds", async () => {
    await preloadLibraries();
    const host = createFixtureHost();
    fc.assert(
      fc.property(pattern, text, (source, input) => {
        const run = new Run([], host, defaultLimits);
        const program = tryCompileRegex(run, source, 0);
        if (program === undefined) return;
        const matcher = RE2JS.compile(source).matcher(input);
        const expected = matcher.find()
          ? Array.from({ length: program.captureSlots / 2 }, (_, group) => [
              matcher.start(group),
              matcher.end(group),
            ]).flat()
          : undefined;
        expect(findMatch(run, program, input), source).toEqual(expected);
        const whole = findMatch(run, program, input, 0, 'whole') !== undefined;
        expect(whole, source).toBe(RE2JS.matches(source, input));
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });
});
