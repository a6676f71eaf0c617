import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTree } from './arbitrary-tree.ts';
import { childrenOf } from './children.ts';
import { parseExpression } from './parse.ts';
import { printExpression } from './print.ts';
import type { Expression } from './tree.ts';

/** Everything with a kind inside a node, whatever it is called there. */
function foundBySearching(node: unknown): Expression[] {
  if (Array.isArray(node)) return node.flatMap(foundBySearching);
  if (typeof node !== 'object' || node === null) return [];
  return 'kind' in node ? [node as Expression] : Object.values(node).flatMap(foundBySearching);
}

describe('childrenOf', () => {
  it.each([
    ['`${a} and ${b}`', ['a', 'b']],
    ['[a, b]', ['a', 'b']],
    ['{"k": a, b: c}', ['a', 'c']],
    ['a.b', ['a']],
    ['a[b]', ['a', 'b']],
    ['let a = b, c = d return e', ['b', 'd', 'e']],
    ['try a catch b', ['a', 'b']],
    ['(a) => b', ['b']],
    ['@(a)(b, c)', ['a', 'b', 'c']],
    ['@std.len(a, b)', ['a', 'b']],
    ['a ? b : c', ['a', 'b', 'c']],
    ['a + b', ['a', 'b']],
    ['-a', ['a']],
    ['1', []],
    ['"a"', []],
    ['null', []],
    ['a', []],
  ])('of %s, in the order of the text', (source, children) => {
    expect(childrenOf(parseExpression(source).tree as Expression).map(printExpression)).toEqual(children);
  });

  it('leaves none out', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        expect(new Set(childrenOf(tree))).toEqual(new Set(foundBySearching(Object.values(tree))));
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
