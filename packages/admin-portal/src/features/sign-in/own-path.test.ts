import { expect, test } from 'vitest';
import { isOwnPath } from './own-path.ts';

test.each(['/', '/applications', '/runs?status=500#top', '/a//b'])('%s is a page of the portal', (path) => {
  expect(isOwnPath(path)).toBe(true);
});

test.each([
  '',
  'runs',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:x',
  1,
  null,
  undefined,
])('%s is none', (path) => {
  expect(isOwnPath(path)).toBe(false);
});
