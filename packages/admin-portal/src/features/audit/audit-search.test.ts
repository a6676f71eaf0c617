import { expect, test } from 'vitest';
import { countFilters, parseAuditSearch, toAuditQuery } from './audit-search.ts';

test.each([
  [
    { actor: 'a', action: 'client.created', type: 'client', target: ' c ' },
    { actor: 'a', action: 'client.created', type: 'client', target: 'c' },
  ],
  [{ action: 'client.invented', type: 'toString', actor: '' }, {}],
  [{ from: '2026-03-01', until: '2026-02-31x' }, { from: '2026-03-01' }],
  [{ from: '2026-99-99' }, {}],
  [{ entry: 12 }, { entry: 12 }],
  [{ entry: '12', target: 4711 }, { target: '4711' }],
  [{ entry: -1, target: 'x'.repeat(101) }, {}],
])('the address %j reads as %j', (raw, search) => {
  expect(parseAuditSearch(raw)).toEqual(search);
});

test('days are whole ones of the reader', () => {
  const { from = 0, until = 0 } = toAuditQuery({ from: '2026-03-10', until: '2026-03-11' });
  expect([from, until]).toEqual([new Date(2026, 2, 10).getTime(), new Date(2026, 2, 12).getTime()]);
  expect(toAuditQuery({ until: '2026-12-31' }).until).toBe(new Date(2027, 0, 1).getTime());
});

test('filters are named as the API names them, and the open change is none', () => {
  expect(toAuditQuery({ actor: 'a', type: 'journey', target: 'pay', entry: 3 })).toEqual({
    actorId: 'a',
    targetType: 'journey',
    targetId: 'pay',
  });
  expect(countFilters({ actor: 'a', type: 'journey', entry: 3 })).toBe(2);
});
