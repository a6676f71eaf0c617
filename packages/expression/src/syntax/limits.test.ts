import { describe, expect, it } from 'vitest';
import { parseExpression } from './parse.ts';

describe('limits of a text', () => {
  it('takes exactly 64 KiB, and no character more', () => {
    expect(parseExpression(`"${'a'.repeat(65_534)}"`).diagnostics).toEqual([]);
    expect(parseExpression(`"${'a'.repeat(65_535)}"`)).toEqual({
      tree: null,
      diagnostics: [
        {
          severity: 'error',
          code: 'E_LIMIT',
          message: 'An expression may be 65536 characters long at most.',
          start: 65_536,
          end: 65_537,
        },
      ],
    });
  });

  it.each([
    ['(', '1', ')'],
    ['[', '1', ']'],
    ['{"a":', '1', '}'],
    ['- ', '1', ''],
    ['!', '1', ''],
    ['@std.len(', '1', ')'],
    ['@(', 'f', ')()'],
    ['a[', '1', ']'],
    ['a ? b : ', '1', ''],
    ['let a = 1 return ', '1', ''],
    ['try ', '1', ' catch 2'],
    ['() => ', '1', ''],
    ['`${', '1', '}`'],
  ])('takes %j 199 times, but not 200 times', (open, inner, close) => {
    const nested = (levels: number) => parseExpression(open.repeat(levels) + inner + close.repeat(levels));
    expect(nested(199).diagnostics).toEqual([]);
    const { tree, diagnostics } = nested(200);
    expect(tree).toBeNull();
    expect(diagnostics).toMatchObject([
      { code: 'E_LIMIT', message: 'Expressions may be nested 200 levels deep at most.' },
    ]);
  });

  it('counts only what is nested, not what stands side by side', () => {
    const wide = (part: string) => parseExpression(Array.from({ length: 300 }, () => part).join(' + ')).diagnostics;
    for (const part of [
      '(1)',
      '-1',
      '[1]',
      '{"a": 1}',
      '@std.len("a")',
      '`${1}`',
      'a[1]',
      '(try 1 catch 2)',
      '(() => 1)',
    ]) {
      expect(wide(part), part).toEqual([]);
    }
    expect(wide('(1 + let a = 1 return a)')).toHaveLength(25);
  });

  it('reports 25 problems at most', () => {
    expect(parseExpression('; '.repeat(100)).diagnostics).toHaveLength(25);
  });

  it('reports problems in the order of their places, whoever found them', () => {
    const { diagnostics } = parseExpression('{1: 2, 3: /* a */ 4} === ; // end');
    expect(diagnostics.map(({ start }) => start)).toEqual([1, 7, 21, 25, 27]);
  });
});
