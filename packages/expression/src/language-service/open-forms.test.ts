import { describe, expect, it } from 'vitest';
import { lex } from './cursor-site.ts';
import { openForms } from './open-forms.ts';

/** What is open at the end of a text: kind, separators so far, and `?` where a name comes next. */
function openAt(source: string): string {
  const tokens = lex(source, {});
  const forms = openForms(tokens, tokens.length);
  return forms.map(({ kind, commas, awaits }) => `${kind}${commas}${awaits === 'name' ? '?' : ''}`).join(' ');
}

describe('openForms', () => {
  it.each([
    ['', ''],
    ['1 + (2)', ''],
    ['(', '(0'],
    ['([a, {', '(0 [1 {0?'],
    ['a?[1, ', '[1'],
    ['(1, [2, 3], {"a": 1}, ', '(3'],
    ['{"a"', '{0?'],
    ['{"a": 1', '{0'],
    ['{"a": x ? 1 : 2', '{0'],
    ['{"a": 1, ', '{1?'],
    ['{let: 1, try: ', '{1'],
    ['{"a": let b = ', '{0 let0'],
    ['let', 'let0?'],
    ['letr a', 'let0?'],
    ['let a = ', 'let0'],
    ['let a = 1, ', 'let1?'],
    ['let a = 1 return ', ''],
    ['let a = let b = 1 return ', 'let0'],
    ['let a = (1 return ', 'let0 (0'],
    ['(return ', '(0'],
    ['let a = (try 1 return', 'let0 (0 try0'],
    ['try 1', 'try0'],
    ['try 1 catch ', ''],
    ['try (1 catch ', 'try0 (0'],
    ['try let a = 1 catch ', ''],
    ['let a = try 1, ', 'let1?'],
    ['[try 1, ', '[1'],
    ['try 1, ', ''],
    ['user.let ', ''],
    ['user?.try ', ''],
    ['@let ', ''],
    ['`${', '${0'],
    ['`${[1, ', '${0 [1'],
    ['`${[1}` + (', '(0'],
    ['`a ${b} c` + [', '[0'],
    ['(`${1, ', '(0 ${1'],
    [')]}', ''],
    ['([)', ''],
    ['(a = 1, b: 2', '(1'],
  ])('%j', (source, expected) => {
    expect(openAt(source)).toBe(expected);
  });
  it('looks at the first tokens only', () => {
    const tokens = lex('((1', {});
    expect(openForms(tokens, 1)).toHaveLength(1);
    expect(openForms(tokens, 0)).toEqual([]);
  });
});
