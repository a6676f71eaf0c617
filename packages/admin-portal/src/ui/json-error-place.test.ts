import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonErrorPlace } from './json-error-place.ts';

test.each([
  ['{\n  "keys": [,]\n}', 2, 12],
  ['{"keys": [', 1, 11],
  ['', 1, 1],
  ['{"a": 1,}', 1, 9],
  ['[1 2]', 1, 4],
  ['{"a" 1}', 1, 6],
  ["{'a': 1}", 1, 2],
  ['[1]\n]', 2, 1],
  ['"open', 1, 1],
  ['[[[[tru', 1, 5],
  ['{"a": {"b": [1, {"c": }]}}', 1, 23],
])('%j stops at line %d, column %d', (text, line, column) => {
  expect(jsonErrorPlace(text)).toEqual({ line, column });
});

test('JSON has no such place', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonErrorPlace(text)).toBeNull();
    }),
    { numRuns: 100, seed: 7 },
  );
});

test('what was cut off stops at its end, and what was spoilt at the spoilt place or before', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: true } as object), fc.nat(), (text, seed) => {
      const at = seed % text.length;
      const spoilt = `${text.slice(0, at)}\u0001${text.slice(at)}`;
      const place = jsonErrorPlace(spoilt);
      expect(place?.line).toBe(1);
      expect(place?.column).toBeLessThanOrEqual(at + 1);
    }),
    { numRuns: 100, seed: 8 },
  );
});
