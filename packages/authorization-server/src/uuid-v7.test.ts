import { expect, it } from 'vitest';
import { uuidV7 } from './uuid-v7.ts';

it('makes ids of version 7 and the variant of RFC 9562', () => {
  expect(uuidV7(1_795_478_400_000)).toMatch(/^01a20ada-2c00-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('makes ids that sort in the order in which they were made', () => {
  const ids = Array.from({ length: 3000 }, (_, index) => uuidV7(1_795_478_400_000 + Math.floor(index / 1000)));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(3000);
});
