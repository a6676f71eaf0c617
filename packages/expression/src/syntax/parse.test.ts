import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { parseExpression } from './parse.ts';

function only(source: string, mode: 'expression' | 'template' = 'expression'): Diagnostic {
  const { diagnostics } = parseExpression(source, { mode });
  expect(diagnostics, source).toHaveLength(1);
  return diagnostics[0] as Diagnostic;
}

function repaired(source: string): string {
  const edits = [...(only(source).fix?.edits ?? [])].sort((left, right) => right.start - left.start);
  return edits.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
}

describe('hints', () => {
  const hints: [source: string, hint: string][] = [
    ["'a'", '"…"'],
    ['1 === 1', '=='],
    ['1 !== 1', '!='],
    ['x++', 'x + 1'],
    ['--x', 'a - (-b)'],
    ['2 ** 3', '@math.pow'],
    ['x += 1', 'let b = a + 1 return b'],
    ['1;', 'let … return …'],
    ['x = 1', '=='],
    ['x => x', '(x) =>'],
    ['typeof x', '@std.typeOf'],
    ['x instanceof y', '@std.typeOf'],
    ['new Date()', '@time.now()'],
    ['"a" in o', '@std.contains'],
    ['a and b', '&&'],
    ['not a', '!x'],
    ['1 // note', '/* … */'],
    ['x.trim()', '@strings.trim(x)'],
    ['x.length()', '@std.len(x)'],
    ['f(1)', '@(f)(x)'],
    ['std.len(x)', '@std.len'],
    ['@policy.isUserAuthenticated', '@policy.isUserAuthenticated()'],
    ['c ?[1] : [2]', 'space between'],
    ['{a}', '{"a": a}'],
    ['{[k]: 1}', '@std.kv'],
    ['{1: 2}', '{"1": …}'],
    ['1 + let a=1 return a', 'parentheses'],
    ['null ?? 1 || 2', 'parentheses'],
    ['return 1', 'let a = 1 return'],
    ['[...a]', 'no spread'],
    ['“a”', 'straight double quotes'],
    ['10n', 'write 10'],
    ['+5', 'no unary plus'],
  ];
  for (const [source, hint] of hints) {
    it(source, () => {
      expect(only(source).message).toContain(hint);
    });
  }
});

describe('fixes', () => {
  const fixes: [before: string, after: string][] = [
    ["x == 'it'", 'x == "it"'],
    ['a === b', 'a == b'],
    ['a !== b', 'a != b'],
    ['x => x', '(x) => x'],
    ['std.len(x)', '@std.len(x)'],
    ['f(1)', '@(f)(1)'],
    ['@policy.isUserAuthenticated', '@policy.isUserAuthenticated()'],
    ['c ?[1] : [2]', 'c ? [1] : [2]'],
    ['{a}', '{"a": a}'],
    ['1 + let a=1 return a', '1 + (let a=1 return a)'],
    ['.5', '0.5'],
    ['a = 1', 'a == 1'],
  ];
  for (const [before, after] of fixes) {
    it(`${before} becomes ${after}`, () => {
      expect(repaired(before)).toBe(after);
      expect(parseExpression(after).diagnostics).toEqual([]);
    });
  }
});

describe('recovery', () => {
  it('keeps what can be read', () => {
    const { tree } = parseExpression('a.b + ');
    expect(tree).toMatchObject({ kind: 'binary', left: { kind: 'member', name: 'b' }, right: { kind: 'error' } });
  });

  it('keeps an incomplete function name for completion', () => {
    expect(parseExpression('@std.').tree).toMatchObject({ kind: 'call', name: 'std.' });
    expect(parseExpression('x.').tree).toMatchObject({ kind: 'member', name: '' });
  });

  it('goes on behind a broken interpolation', () => {
    const { tree, diagnostics } = parseExpression('`${1 2} ${b}`');
    expect(tree).toMatchObject({ texts: ['', ' ', ''], expressions: [{ kind: 'number' }, { name: 'b' }] });
    expect(diagnostics).toHaveLength(1);
  });

  it('reports several places at once', () => {
    expect(parseExpression("a === 'b' ; 1").diagnostics.map(({ start }) => start)).toEqual([2, 6, 10]);
  });
});

describe('ranges', () => {
  it('cover each node', () => {
    const { tree } = parseExpression(' a.b ? [1, x] : -c ');
    expect(tree).toMatchObject({
      kind: 'conditional',
      start: 1,
      end: 18,
      test: { start: 1, end: 4, nameStart: 3 },
      consequent: {
        start: 7,
        end: 13,
        items: [
          { start: 8, end: 9 },
          { start: 11, end: 12 },
        ],
      },
      alternate: { start: 16, end: 18, operand: { start: 17, end: 18 } },
    });
  });

  it('count from the start of a template field', () => {
    expect(parseExpression('Hi ${name}!', { mode: 'template' }).tree).toMatchObject({
      start: 0,
      end: 11,
      expressions: [{ kind: 'variable', start: 5, end: 9 }],
    });
  });
});

describe('limits', () => {
  const hostile = [
    '(',
    '[',
    '{"a":',
    '!',
    '- ',
    '`${',
    'a?b:',
    'try ',
    'let a=',
    '()=>',
    '@(',
    '@std.len(',
    'a[',
    '1+(',
  ];
  for (const piece of hostile) {
    it(`refuses ${piece} without end`, () => {
      const { tree, diagnostics } = parseExpression(piece.repeat(Math.floor(65_536 / piece.length)));
      expect(tree).toBeNull();
      expect(diagnostics.some(({ code }) => code === 'E_LIMIT')).toBe(true);
    });
  }

  it('takes nesting up to 190 levels', () => {
    expect(parseExpression(`${'('.repeat(190)}1${')'.repeat(190)}`).diagnostics).toEqual([]);
  });

  it('takes long chains, which are not nested', () => {
    expect(parseExpression(`1${'+1'.repeat(30_000)}`).diagnostics).toEqual([]);
    expect(parseExpression(`a${'.b'.repeat(30_000)}`).diagnostics).toEqual([]);
  });

  it('refuses more than 64 KiB', () => {
    expect(parseExpression('1'.repeat(65_537)).diagnostics).toMatchObject([{ code: 'E_LIMIT' }]);
  });
});
