import { describe, expect, it } from 'vitest';
import { changeRunSearch, countFilters, parseRunSearch, toRunQuery } from './run-search.ts';

describe('the filters of runs in the address', () => {
  it('are read, and what is none is left out', () => {
    expect(
      parseRunSearch({
        journey: 'pay',
        status: '4XX',
        outcome: 'what',
        since: '1h',
        from: 5,
        minMs: '2.5',
        receipt: true,
        x: 1,
      }),
    ).toEqual({ journey: 'pay', status: '4xx', since: '1h', minMs: 2.5, receipt: true });
    expect(parseRunSearch({ status: 404, correlation: 123, version: -1, branch: 'yes', minMs: 'soon' })).toEqual({
      status: '404',
      correlation: '123',
    });
  });

  it('become the query of the API', () => {
    expect(toRunQuery({ status: '5xx', since: '15m', minMs: 1.5, receipt: false }, 1_000_000)).toEqual({
      statusClass: 5,
      from: 100_000,
      minDurationMicros: 1500,
      hasReceipt: 'false',
    });
    expect(toRunQuery({ status: '307', from: 1, until: 2, step: 'ask', branch: 'yes', client: 'c' }, 0)).toEqual({
      status: 307,
      from: 1,
      until: 2,
      step: 'ask',
      branch: 'yes',
      clientId: 'c',
    });
  });

  it('forget what belongs to another journey or step', () => {
    const search = { journey: 'pay', version: 2, step: 'ask', branch: 'yes', status: '200' };
    expect(changeRunSearch(search, { journey: 'other' })).toEqual({ journey: 'other', status: '200' });
    expect(changeRunSearch(search, { step: undefined })).toEqual({ journey: 'pay', version: 2, status: '200' });
    expect(changeRunSearch({ from: 1 }, { since: '1h' })).toEqual({ since: '1h' });
  });

  it('are counted, a span of time and a branch with its step once', () => {
    expect(countFilters({})).toBe(0);
    expect(countFilters({ from: 1, until: 2, step: 'ask', branch: 'yes' })).toBe(2);
    expect(countFilters({ until: 2 })).toBe(1);
  });
});
