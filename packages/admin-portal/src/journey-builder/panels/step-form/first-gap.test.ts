import { expect, it } from 'vitest';
import { firstGapOf } from './first-gap.ts';

it.each([
  ['condition', { condition: '' }, 'config.condition'],
  ['condition', { condition: 'true' }, undefined],
  ['set-variables', { variables: [{ name: '', value: '' }] }, 'config.variables.0.name'],
  [
    'set-variables',
    {
      variables: [
        { name: 'a', value: '1' },
        { name: 'b', value: '' },
      ],
    },
    'config.variables.1.value',
  ],
  ['http-complete', { responseCode: 200 }, undefined],
  ['http-complete', { responseCode: 307 }, 'config.redirectUri'],
])('finds the first gap of %s %j', (kind, config, gap) => {
  expect(firstGapOf({ kind, config })).toBe(gap);
});
