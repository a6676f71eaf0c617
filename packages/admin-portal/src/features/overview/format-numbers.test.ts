import { expect, test } from 'vitest';
import { formatChange, formatCount, formatLatency, formatShare } from './format-numbers.ts';

test.each([
  [0, '0 ms'],
  [0.042, '42 µs'],
  [0.9, '900 µs'],
  [1.23456, '1.23 ms'],
  [250.7, '251 ms'],
  [9999, '10000 ms'],
  [61_234, '61.2 s'],
])('a latency of %d ms reads %s', (milliseconds, text) => {
  expect(formatLatency(milliseconds)).toBe(text);
});

test('counts, shares and changes are short', () => {
  expect([formatCount(12_345), formatCount(1_234_567)]).toEqual(['12,345', '1.2M']);
  expect([formatShare(0.0254), formatShare(1)]).toEqual(['2.5%', '100%']);
  expect([formatChange(0.5), formatChange(11)]).toEqual(['50%', '×12']);
});
