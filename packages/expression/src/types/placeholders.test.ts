import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';

const marked = (source: string) =>
  checkExpression(source)
    .diagnostics.filter(({ code }) => code === 'placeholder-in-text')
    .map(({ start, end }) => source.slice(start, end));

describe('placeholders in double quotes', () => {
  it.each([
    ['"a" + "${x}"', '"${x}"'],
    ['{"${x}": 1}', '"${x}"'],
    ['{"a": {"b-${x}": 1}}', '"b-${x}"'],
    ['name ?? "Hello ${x}"', '"Hello ${x}"'],
    ['@strings.contains(@std.keys({"a": "${n}"}), "x")', '"${n}"'],
  ])('are found in %s', (source, text) => {
    expect(marked(source)).toEqual([text]);
  });

  it.each([
    '@strings.replace(t, "${n}", v)',
    '@strings.replace(t, "{{" + "${n}" + "}}", v)',
    '@strings.replace(t, b ? "${n}" : "${m}", v)',
    '@std.contains(["${n}", "${m}"], t)',
    't == ("a" + "${n}")',
    '{"${": 1}',
    '{"a": `${x}`}',
  ])('are meant as they are in %s', (source) => {
    expect(marked(source)).toEqual([]);
  });
});
