import { describe, expect, it } from 'vitest';
import type { PatchOperation } from '../diagnostic.ts';
import { applyJourneyFix } from './apply-journey-fix.ts';

const apply = (document: unknown, ...patch: PatchOperation[]) => applyJourneyFix(document, { title: 'Mend', patch });

describe('a fix', () => {
  const document = { a: { b: [1, 2, 3] }, 'x/y': 1 };

  it.each<[string, PatchOperation, unknown]>([
    ['adds a member', { op: 'add', path: '/a/c', value: 4 }, { a: { b: [1, 2, 3], c: 4 }, 'x/y': 1 }],
    ['replaces a member', { op: 'replace', path: '/a', value: 4 }, { a: 4, 'x/y': 1 }],
    ['removes a member', { op: 'remove', path: '/a' }, { 'x/y': 1 }],
    ['knows escaped names', { op: 'remove', path: '/x~1y' }, { a: { b: [1, 2, 3] } }],
    ['adds an item', { op: 'add', path: '/a/b/1', value: 9 }, { a: { b: [1, 9, 2, 3] }, 'x/y': 1 }],
    ['adds an item at the end', { op: 'add', path: '/a/b/-', value: 9 }, { a: { b: [1, 2, 3, 9] }, 'x/y': 1 }],
    ['replaces an item', { op: 'replace', path: '/a/b/0', value: 9 }, { a: { b: [9, 2, 3] }, 'x/y': 1 }],
    ['removes an item', { op: 'remove', path: '/a/b/0' }, { a: { b: [2, 3] }, 'x/y': 1 }],
    ['replaces the whole', { op: 'replace', path: '', value: 7 }, 7],
  ])('%s', (_name, operation, expected) => {
    expect(apply(document, operation)).toEqual(expected);
    expect(document).toEqual({ a: { b: [1, 2, 3] }, 'x/y': 1 });
  });

  it('applies its operations in turn', () => {
    const patch: PatchOperation[] = [
      { op: 'add', path: '/a', value: {} },
      { op: 'add', path: '/a/b', value: 1 },
    ];
    expect(apply({}, ...patch)).toEqual({ a: { b: 1 } });
  });

  it('can set a member by the name of the prototype without touching it', () => {
    const changed = apply({}, { op: 'add', path: '/__proto__', value: { polluted: true } });
    expect(Object.keys(changed as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each(['/a/b/9/c', '/x~1y/z', '/a/b/x'])('refuses a place that is not there: %s', (path) => {
    expect(() => apply(document, { op: 'add', path, value: 1 })).toThrow('Nothing is at');
  });
});
