import { expect, it } from 'vitest';
import { sampleOf } from './regex-sample.ts';

it.each([
  'abc',
  '^a+b*c?$',
  '[A-Z]{2}\\d{3,5}',
  '(foo|bar)-(?:x|y)',
  '[^a-c]z',
  '\\w+@\\w+\\.com',
  '^\\+49\\d{3,}$',
  '[]x]',
  'a.c',
])('a sample of %s matches it', (pattern) => {
  expect(sampleOf(pattern)).toMatch(new RegExp(pattern === '[]x]' ? '[\\]x]' : pattern));
});

it.each(['(?=a)b', '(a', '[a'])('%s is not understood', (pattern) => {
  expect(sampleOf(pattern)).toBeUndefined();
});
