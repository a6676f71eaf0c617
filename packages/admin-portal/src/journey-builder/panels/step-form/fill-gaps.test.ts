import { type JourneyDocument, newJourneyDocument, proveJourney, STEP_KINDS } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { fillGaps } from './fill-gaps.ts';

const documentWith = (kind: 'backend-api' | 'sub-journey', steps: JourneyDocument['steps']): JourneyDocument => ({
  ...newJourneyDocument({ id: 'j', name: 'J', kind, affinity: 'b2c' }),
  start: Object.keys(steps)[0] ?? 'a',
  steps,
});

describe('a document with gaps', () => {
  it.each(STEP_KINDS.map((kind) => [kind.kind, kind] as const))(
    'can be followed with an empty step %s',
    (name, kind) => {
      const document = documentWith(kind.journeyKinds[0] ?? 'backend-api', { a: { kind: name } });
      expect(proveJourney(fillGaps(document)).flow).toBeDefined();
    },
  );

  it.each(STEP_KINDS.map((kind) => [kind.kind, kind] as const))('keeps what is whole in a step %s', (name, kind) => {
    const config = kind.example as Record<string, unknown>;
    const document = documentWith('backend-api', { a: { kind: name, config } });
    expect(fillGaps(document).steps.a?.config).toEqual(config);
  });

  it('still tells the variables behind a row that has no name or value yet', () => {
    const document = documentWith('backend-api', {
      a: {
        kind: 'set-variables',
        config: {
          variables: [
            { name: 'amount', value: '3' },
            { name: '', value: '' },
          ],
        },
        branches: { next: 'b' },
      },
      b: { kind: 'condition', config: { condition: '' } },
    });
    expect(proveJourney(document).flow).toBeUndefined();
    expect([...(proveJourney(fillGaps(document)).variablesAt('b')?.keys() ?? [])]).toContain('amount');
  });
});
