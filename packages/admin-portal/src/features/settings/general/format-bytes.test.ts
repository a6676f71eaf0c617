import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KiB'],
  [1024 * 1024, '1 MiB'],
  [25.4 * 1024 * 1024, '25 MiB'],
  [1024 ** 3, '1 GiB'],
  [5000 * 1024 ** 4, '5000 TiB'],
])('%d is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
