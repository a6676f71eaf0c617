import { numberType, unknownType } from '@waymark/expression';
import { type JourneyDocument, newJourneyDocument, proveJourney } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { setField } from './edit-config.ts';
import { fillGaps } from './fill-gaps.ts';
import { liveVariables } from './live-variables.ts';

const document: JourneyDocument = {
  ...newJourneyDocument({ id: 'j', name: 'J', affinity: 'b2c' }),
  start: 'set',
  steps: {
    set: {
      kind: 'set-variables',
      config: {
        variables: [
          { name: 'first', value: '@time.now()' },
          { name: 'second', value: '' },
          { name: '', value: 'first' },
        ],
      },
    },
    alone: { kind: 'condition', config: { condition: '' } },
    broken: { kind: 'match-case', config: { cases: 3 } },
  },
};
const { flow } = proveJourney(fillGaps(document));

describe('the variables of a formula', () => {
  it('are those that are set where it stands, with their types', () => {
    expect(liveVariables(document, flow, 'set', 'variables.0.value')).toEqual({});
    expect(liveVariables(document, flow, 'set', 'variables.1.value')).toEqual({ first: numberType });
    expect(Object.keys(liveVariables(document, flow, 'set', 'variables.2.value'))).toEqual(['first', 'second']);
  });

  it('are also those of the rows above one that the proof has not seen yet', () => {
    const grown = setField(document, 'set', 'variables', [
      { name: 'first', value: '1' },
      { name: 'new', value: '2' },
      { name: 'later', value: 'n' },
      { name: 'last', value: '3' },
    ]);
    const early = proveJourney(fillGaps(setField(document, 'set', 'variables', [{ name: 'first', value: '1' }]))).flow;
    expect(Object.keys(liveVariables(grown, early, 'set', 'variables.2.value'))).toEqual(['first', 'new']);
  });

  it('are all of the journey where nobody knows the place yet', () => {
    const all = { first: unknownType, second: unknownType };
    expect(liveVariables(document, flow, 'alone', 'condition')).toEqual(all);
    expect(liveVariables(document, undefined, 'set', 'variables.0.value')).toEqual(all);
  });
});
