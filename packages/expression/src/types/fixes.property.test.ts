import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../syntax/parse.ts';
import { arbitraryProgram, typedVariables } from './arbitrary-program.ts';
import { checkExpression } from './check-expression.ts';
import { fixAll } from './fix-all.ts';
import { applyFix } from './source-text.ts';
import type { Type } from './type.ts';

const variables: Record<string, Type> = Object.fromEntries(
  Object.entries(typedVariables).map(([name, { type }]) => [name, type]),
);
const runs = Number(globalThis.process?.env.WAYMARK_PROPERTY_RUNS ?? 0);
const parameters = { numRuns: runs || 250, ...(runs === 0 && { seed: 1 }) };
/** The parser reports no more problems than this. */
const mostProblems = 25;

/** A program as somebody might write it who thinks of JavaScript. */
const foreignProgram = fc.tuple(arbitraryProgram(8, true), fc.integer({ min: 0, max: 255 })).map(([source, habits]) => {
  let text = source;
  if (habits & 1) text = text.replaceAll(/"(\w*)"/g, "'$1'");
  if (habits & 2) text = text.replaceAll(' == ', ' === ');
  if (habits & 4) text = text.replaceAll(/\((\w)\) =>/g, '$1 =>');
  if (habits & 8) text = text.replaceAll(/@std\.len\((\w+)\)/g, '$1.length');
  if (habits & 16) text = text.replaceAll(/@strings\.trim\((\w+)\)/g, '$1.trim()');
  if (habits & 32) text = text.replaceAll('@std.', 'std.');
  if (habits & 64) text = `${text};`;
  if (habits & 128) text = text.replaceAll(/@std\.map\((\w+), /g, '$1.map(');
  return text;
});

describe('fixes', () => {
  it('of a text that can be read leave one that can be read, without what they mend', () => {
    fc.assert(
      fc.property(
        arbitraryProgram(12, true),
        fc.constantFrom('extended' as const, 'mosaic' as const),
        (source, profile) => {
          const options = { variables, profile };
          if (parseExpression(source, options).diagnostics.length > 0) return;
          for (const { code, message, start, end, fix } of checkExpression(source, options).diagnostics) {
            if (fix === undefined) continue;
            const fixed = applyFix(source, fix);
            const where = `${fix.title} (${code}): ${source} gives ${fixed}`;
            expect(parseExpression(fixed, options).diagnostics, where).toEqual([]);
            const same = checkExpression(fixed, options).diagnostics.filter(
              (other) => other.code === code && other.message === message && other.start === start && other.end === end,
            );
            expect(same, where).toEqual([]);
          }
        },
      ),
      parameters,
    );
  });

  it('of a text that can not be read have places in it, and together make progress', () => {
    fc.assert(
      fc.property(foreignProgram, (source) => {
        const { diagnostics } = checkExpression(source, { variables });
        for (const { fix } of diagnostics) {
          const edits = [...(fix?.edits ?? [])].sort((left, right) => left.start - right.start);
          edits.forEach((edit, index) => {
            expect(edit.start).toBeLessThanOrEqual(edit.end);
            expect(edit.end).toBeLessThanOrEqual(edits[index + 1]?.start ?? source.length);
          });
        }
        const before = parseExpression(source).diagnostics.length;
        if (before >= mostProblems) return;
        const fixed = fixAll(source, { variables });
        expect(parseExpression(fixed).diagnostics.length, `${source} gives ${fixed}`).toBeLessThanOrEqual(
          before && before - 1,
        );
      }),
      parameters,
    );
  });
});
