import { type JourneyDocument, newJourneyDocument, type Step } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { moveRow, removeCase, renameCase, setField, valueAt } from './edit-config.ts';

const base = newJourneyDocument({ id: 'j', name: 'J', kind: 'backend-api', affinity: 'b2c' });
const document: JourneyDocument = {
  ...base,
  steps: {
    pick: {
      kind: 'match-case',
      config: {
        source: 'x',
        cases: [
          { name: 'web', value: '"w"' },
          { name: 'phone', value: '"p"' },
        ],
      },
      branches: { web: 'a', phone: 'b', otherwise: 'c' },
    },
  },
};
const pick = ({ steps }: JourneyDocument): Step | undefined => steps.pick;

describe('a field of a step', () => {
  it('is set, also deep inside and where nothing was', () => {
    expect(pick(setField(document, 'pick', 'cases.1.value', '"q"'))?.config?.cases).toEqual([
      { name: 'web', value: '"w"' },
      { name: 'phone', value: '"q"' },
    ]);
    expect(pick(setField(document, 'pick', 'body.expression', '1'))?.config?.body).toEqual({ expression: '1' });
    expect(valueAt({ a: [{ b: 1 }] }, 'a.0.b')).toBe(1);
    expect(valueAt({}, 'constructor.name')).toBeUndefined();
  });

  it('is removed', () => {
    expect(pick(setField(document, 'pick', 'source', undefined))?.config).not.toHaveProperty('source');
    expect(setField(document, 'gone', 'source', 1)).toBe(document);
  });

  it('moves in its list, never out of it', () => {
    expect(moveRow(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moveRow(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});

describe('a case', () => {
  it('takes its wire along when it is renamed, in its place', () => {
    const renamed = pick(renameCase(document, 'pick', 0, 'browser'));
    expect(Object.entries(renamed?.branches ?? {})).toEqual([
      ['browser', 'a'],
      ['phone', 'b'],
      ['otherwise', 'c'],
    ]);
  });

  it('never takes the wire of another one while its name is typed', () => {
    const typed = renameCase(document, 'pick', 0, 'phone');
    expect(pick(typed)?.branches).toEqual({ web: 'a', phone: 'b', otherwise: 'c' });
    expect(pick(renameCase(document, 'pick', 0, 'otherwise'))?.branches?.otherwise).toBe('c');
  });

  it('takes its wire with it when it is removed, but not that of a namesake', () => {
    expect(pick(removeCase(document, 'pick', 1))?.branches).toEqual({ web: 'a', otherwise: 'c' });
    const twins = setField(document, 'pick', 'cases.1.name', 'web');
    expect(pick(removeCase(twins, 'pick', 1))?.branches?.web).toBe('a');
  });
});
