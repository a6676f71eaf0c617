import { describe, expect, test } from 'vitest';
import { diffDetails, showValue } from './diff-details.ts';

describe('a difference', () => {
  test('names each field that was added, removed, changed or kept', () => {
    const before = { name: 'Old', type: 'web', redirectUris: ['https://a', 'https://b'] };
    const after = { name: 'New', type: 'web', redirectUris: ['https://a'], method: 'post' };
    expect(diffDetails(before, after)).toEqual([
      { path: 'name', kind: 'changed', before: 'Old', after: 'New' },
      { path: 'type', kind: 'same', before: 'web', after: 'web' },
      { path: 'redirectUris.0', kind: 'same', before: 'https://a', after: 'https://a' },
      { path: 'method', kind: 'added', after: 'post' },
      { path: 'redirectUris.1', kind: 'removed', before: 'https://b' },
    ]);
  });

  test('of something new or deleted is all of it', () => {
    expect(diffDetails(null, { role: 'viewer' })).toEqual([{ path: 'role', kind: 'added', after: 'viewer' }]);
    expect(diffDetails({ role: 'viewer' }, null)).toEqual([{ path: 'role', kind: 'removed', before: 'viewer' }]);
    expect(diffDetails(null, null)).toEqual([]);
    expect(diffDetails({}, {})).toEqual([]);
  });

  test('tells null, false, 0, the empty text and empty lists apart', () => {
    const before = { a: null, b: 0, c: '', d: [], e: [1] };
    const after = { a: false, b: '0', c: null, d: {}, e: [] };
    expect(diffDetails(before, after).map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'a changed',
      'b changed',
      'c changed',
      'd changed',
      'e added',
      'e.0 removed',
    ]);
  });

  test('shows texts as they are and the rest as JSON', () => {
    expect(['a b', '', null, 3, true, []].map(showValue)).toEqual(['a b', '""', 'null', '3', 'true', '[]']);
  });
});
