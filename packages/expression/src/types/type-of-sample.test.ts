import { expect, it } from 'vitest';
import { formatType } from './format-type.ts';
import { typeOfSample } from './type-of-sample.ts';

it.each([
  [null, 'null'],
  ['a', 'string'],
  [1.5, 'number'],
  [true, 'boolean'],
  [[], 'array'],
  [[1, 'a'], 'array<number | string>'],
  [[1, null], 'array'],
  [{}, 'object'],
  [{ a: 1, b: null, c: { d: ['x'] } }, '{"a": number, "b": unknown, "c": {"d": array<string>, …}, …}'],
])('the type of values like %j', (sample, text) => {
  expect(formatType(typeOfSample(sample))).toBe(text);
});

it('looks only so deep', () => {
  const deep = JSON.parse(`${'[['.repeat(20)}1${']]'.repeat(20)}`);
  expect(formatType(typeOfSample(deep)).length).toBeLessThan(120);
});
