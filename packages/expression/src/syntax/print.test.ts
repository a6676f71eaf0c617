import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTree, withoutRanges } from './arbitrary-tree.ts';
import { parseExpression } from './parse.ts';
import { printExpression } from './print.ts';
import type { Expression } from './tree.ts';

describe('printExpression', () => {
  const cases: [source: string, printed: string][] = [
    ['((1+2))*3', '(1 + 2) * 3'],
    ['1+(2*3)', '1 + 2 * 3'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['- -x', '- -x'],
    ['(a??b)||c', '(a ?? b) || c'],
    ['(let a=1 return a)+a', '(let a = 1 return a) + a'],
    ['0x1F', '0x1F'],
    ['`a\\`\\${b}${c}`', '`a\\`\\${b}${c}`'],
    ['a ?[0]', 'a?[0]'],
    ['c ? [1] : [2]', 'c ? [1] : [2]'],
    ['((x)=>x)?.a', '((x) => x)?.a'],
  ];
  for (const [source, printed] of cases) {
    it(source, () => {
      expect(printExpression(parseExpression(source).tree as Expression)).toBe(printed);
    });
  }

  it('gives a text that is read as the same tree', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const { tree: again, diagnostics } = parseExpression(printExpression(tree));
        expect(diagnostics).toEqual([]);
        expect(withoutRanges(again)).toEqual(withoutRanges(tree));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('does so for template fields', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), arbitraryTree, (before, after, expression) => {
        const tree: Expression = {
          kind: 'template',
          delimited: false,
          texts: [before, after],
          expressions: [expression],
          start: 0,
          end: 0,
        };
        const { tree: again } = parseExpression(printExpression(tree), { mode: 'template' });
        expect(withoutRanges(again)).toEqual(withoutRanges(tree));
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});
