import { describe, expect, it } from 'vitest';
import type { Journey } from '../../api/generated/admin-api.ts';
import { trafficOf } from '../../journey-parts/traffic.ts';
import { parseJourneySearch, pickJourneys } from './journey-search.ts';

const journey = (id: string, fields: Partial<Journey> = {}): Journey => ({
  id,
  name: id.toUpperCase(),
  kind: 'backend-api',
  affinity: 'b2c',
  draftRevision: 1,
  publishedVersion: null,
  state: 'draft',
  changedBy: null,
  createdAt: 0,
  updatedAt: 0,
  ...fields,
});
const journeys = [
  journey('b10', { updatedAt: 3 }),
  journey('b9', { updatedAt: 5, name: 'ä' }),
  journey('part', { kind: 'sub-journey', updatedAt: 4, name: 'b2' }),
];
const ids = (list: readonly Journey[]) => list.map(({ id }) => id);

describe('the list of journeys', () => {
  it('stands by name, last change or calls', () => {
    const traffic = trafficOf([
      { journeyId: 'b10', calls: 2, failures: 1 },
      { journeyId: 'part', calls: 5, failures: 0 },
      { journeyId: 'b10', calls: 4, failures: 1 },
    ]);
    expect(traffic.get('b10')).toEqual({ calls: 6, errors: 2 });
    expect(ids(pickJourneys(journeys, {}, traffic))).toEqual(['b9', 'part', 'b10']);
    expect(ids(pickJourneys(journeys, { sort: 'changed' }, traffic))).toEqual(['b9', 'part', 'b10']);
    expect(ids(pickJourneys(journeys, { sort: 'calls' }, traffic))).toEqual(['b10', 'part', 'b9']);
  });

  it('is narrowed by kind and by a part of name or id', () => {
    expect(ids(pickJourneys(journeys, { kind: 'sub-journey' }, new Map()))).toEqual(['part']);
    expect(ids(pickJourneys(journeys, { search: ' Ä' }, new Map()))).toEqual(['b9']);
    expect(ids(pickJourneys(journeys, { search: 'PAR' }, new Map()))).toEqual(['part']);
    expect(pickJourneys(journeys, { search: 'x' }, new Map())).toEqual([]);
  });

  it('reads its address and forgives what it does not know', () => {
    expect(parseJourneySearch({ search: 'a', kind: 'sub-journey', sort: 'calls' })).toEqual({
      search: 'a',
      kind: 'sub-journey',
      sort: 'calls',
    });
    expect(parseJourneySearch({ search: 12, kind: 'client', sort: 'name', page: 3 })).toEqual({ search: '12' });
    expect(parseJourneySearch({ search: '', kind: 7 })).toEqual({});
  });
});
