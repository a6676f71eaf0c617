import { expect, it } from 'vitest';
import { answerOf, answersFor } from './answer-choices.ts';

it('finds answers by the beginning of their status, where the journey can answer', () => {
  expect(answersFor('backend-api', '401')).toEqual([
    { value: 'http-complete 401', title: 'HTTP complete: 401 Unauthorized' },
  ]);
  expect(answersFor('backend-api', ' 30 ').map(({ value }) => value)).toContain('http-complete 307');
  expect(answersFor('backend-api', 'condition')).toEqual([]);
  expect(answersFor('sub-journey', '401')).toEqual([]);
});

it('makes the step of a choice', () => {
  expect(answerOf('http-complete 307')).toEqual({
    kind: 'http-complete',
    name: '307 Temporary Redirect',
    config: { responseCode: 307, responseType: 'json' },
  });
  expect(answerOf('http-complete')).toBeUndefined();
});
