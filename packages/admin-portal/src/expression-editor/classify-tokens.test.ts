import { describe, expect, it } from 'vitest';
import { classifyTokens } from './classify-tokens.ts';

const styled = (source: string, mode: 'expression' | 'template' = 'expression') =>
  classifyTokens(source, mode).map(({ start, end, style }) => `${style} ${source.slice(start, end)}`);

describe('the colours of a formula', () => {
  it('tell functions, members, keys, values and names apart', () => {
    expect(styled('@std.len(user.name) > 3 && {"a": true}')).toEqual([
      'function @',
      'function std',
      'function .',
      'function len',
      'bracket (',
      'variable user',
      'bracket .',
      'property name',
      'bracket )',
      'operator >',
      'number 3',
      'operator &&',
      'bracket {',
      'property "a"',
      'bracket :',
      'atom true',
      'bracket }',
    ]);
  });

  it('tell the members of what a function yields from the function', () => {
    expect(styled('@policy.request().body')).toContain('property body');
  });

  it('know comments, also one that is not closed', () => {
    expect(styled('1 /* one */ + /* two')).toEqual(['number 1', 'comment /* one */', 'operator +', 'comment /* two']);
  });

  it('leave the text of a template plain, and colour texts in its formulas', () => {
    expect(styled('Hi ${a + `b ${c} d`} there', 'template')).toEqual([
      'text Hi ',
      'interpolation ${',
      'variable a',
      'operator +',
      'string `',
      'string b ',
      'interpolation ${',
      'variable c',
      'interpolation }',
      'string  d',
      'string `',
      'interpolation }',
      'text  there',
    ]);
  });

  it.each(['', '@', '@std.', '"open', '${', 'a ? b', '{"a"', '\u0000', 'ž + 💥', '// no'])(
    'never overlap and stay within the text: %s',
    (source) => {
      for (const mode of ['expression', 'template'] as const) {
        let position = 0;
        for (const { start, end } of classifyTokens(source, mode)) {
          expect(start).toBeGreaterThanOrEqual(position);
          position = end;
        }
        expect(position).toBeLessThanOrEqual(source.length);
      }
    },
  );
});
