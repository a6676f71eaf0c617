import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { applyFix } from './source-text.ts';

function fixed(source: string): string | undefined {
  const { diagnostics } = checkExpression(source);
  const fix = diagnostics.find((one) => one.fix !== undefined)?.fix;
  return fix && applyFix(source, fix);
}

describe('fixes of forms of other languages', () => {
  it.each([
    ['1 + +2', '1 + 2'],
    ['1 + +(n)', '1 + @std.strToDouble(n)'],
    ['1 + +@strings.trim(n)', '1 + @std.strToDouble(@strings.trim(n))'],
    ['+@strings.trim(")") + 1', '@std.strToDouble(@strings.trim(")")) + 1'],
    ['1 + +(n).a', undefined],
    ['1 + +@f(n)[0]', undefined],
  ])('keep what a plus before a value does: %s', (source, expected) => {
    expect(fixed(source)).toBe(expected);
  });

  it.each([
    ['not x', '!x'],
    ['not(x)', '!(x)'],
    ['NOT (x)', '!(x)'],
    ['NOT(x)', '!(x)'],
    ['not @std.contains(a, b) && c', '!@std.contains(a, b) && c'],
    ['not x ? 1 : 2', '!x ? 1 : 2'],
    ['not x == 1', undefined],
    ['not (x) == 1', undefined],
    ['not @std.len(x) > 1', undefined],
    ['not x in y', undefined],
  ])('negate all that `not` does: %s', (source, expected) => {
    expect(fixed(source)).toBe(expected);
  });

  it.each([
    ['if (x ? 1 : 2) 3', '(x ? 1 : 2) ? 3 : null'],
    ['if (x ? 1 : 2) { return 3 } else { return 4 }', '(x ? 1 : 2) ? 3 : 4'],
    ['if (x?.a ?? b) 3 else 4', 'x?.a ?? b ? 3 : 4'],
  ])('keep the condition of %s together', (source, expected) => {
    expect(fixed(source)).toBe(expected);
  });
});
