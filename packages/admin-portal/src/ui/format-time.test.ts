import { expect, test } from 'vitest';
import { formatRelative } from './format-time.ts';

const NOW = Date.UTC(2026, 0, 5, 12);

test.each([
  [0, 'now'],
  [-4999, 'now'],
  [-59_999, '59 seconds ago'],
  [-60_000, '1 minute ago'],
  [-3_599_999, '59 minutes ago'],
  [-86_400_000, 'yesterday'],
  [-8 * 86_400_000, '8 days ago'],
  [2 * 3_600_000, 'in 2 hours'],
])('%i ms away: %s', (distance, text) => {
  expect(formatRelative(NOW + distance, NOW)).toBe(text);
});
