import { expect, it } from 'vitest';
import { faultOfId, freeId, suggestId } from './suggest-id.ts';

it.each([
  ['Check transaction', 'check-transaction'],
  ['  Prüfung: Größe & Maß!  ', 'prufung-gro-e-ma'],
  ['Élan 2', 'elan-2'],
  ['日本語', ''],
  [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
])('the name %j suggests the id %j', (name, id) => {
  expect(suggestId(name)).toBe(id);
  if (id !== '') expect(faultOfId(id)).toBeUndefined();
});

it('an id that is taken gets the next number', () => {
  expect(freeId('a', new Set())).toBe('a');
  expect(freeId('a', new Set(['a', 'a-2']))).toBe('a-3');
  const long = `${'a'.repeat(61)}-bc`;
  expect(freeId(long, new Set([long]))).toBe(`${'a'.repeat(61)}-2`);
});

it.each(['', 'A', 'a--b', '-a', 'a-', 'a b', 'ä', '__proto__'])('%j is no id', (id) => {
  expect(faultOfId(id)).toBe('idWrong');
});

it('an id that the portal needs for its addresses gets a number', () => {
  expect(faultOfId('b2b')).toBe('idReserved');
  expect(freeId('b2b', new Set())).toBe('b2b-2');
});

it('an id has at most 64 characters', () => {
  expect(faultOfId('a'.repeat(64))).toBeUndefined();
  expect(faultOfId('a'.repeat(65))).toBe('idTooLong');
});
