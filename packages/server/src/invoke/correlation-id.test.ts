import { expect, test } from 'vitest';
import { correlationIdOf } from './correlation-id.ts';

test('a new id is 128 random bits, each time others', () => {
  const ids = Array.from({ length: 1000 }, () => correlationIdOf(undefined));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(1000);
});

test('a safe id of the caller is kept, any other replaced', () => {
  expect(correlationIdOf('order-4711')).toBe('order-4711');
  for (const header of ['', 'a b', 'a\r\nb', 'x'.repeat(129), ['a', 'b']])
    expect(correlationIdOf(header)).toMatch(/^[0-9a-f]{32}$/);
});
