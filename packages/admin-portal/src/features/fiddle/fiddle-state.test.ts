import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeState, encodeState, type FiddleState, MAX_LINK_LENGTH, START } from './fiddle-state.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const states: fc.Arbitrary<FiddleState> = fc.record({
  mode: fc.constantFrom('expression', 'template'),
  profile: fc.constantFrom('extended', 'mosaic'),
  source: text,
  variables: text,
  request: text,
  clock: text,
});

describe('a link', () => {
  test('leads back to what was entered', () => {
    fc.assert(
      fc.property(states, (state) => {
        const fragment = encodeState(state) ?? '';
        expect(fragment).toMatch(/^[\w-]*$/);
        expect(decodeState(`#${fragment}`)).toEqual(state);
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  test('is not made of more than fits into one', () => {
    expect(encodeState({ ...START, source: 'x'.repeat(MAX_LINK_LENGTH) })).toBeNull();
    expect(decodeState('A'.repeat(MAX_LINK_LENGTH + 1))).toBeNull();
  });

  test.each([
    '',
    '#',
    '#%%%',
    '#content',
    `#${btoa('[')}`,
    `#${btoa('"text"')}`,
    `#${btoa('null')}`,
    `#${btoa('\xff')}`,
  ])('%j is none', (fragment) => {
    expect(decodeState(fragment)).toBeNull();
  });

  test('of an older or damaged kind is filled up', () => {
    const fragment = btoa(JSON.stringify({ source: '1', mode: 'poem', profile: 4, clock: {}, other: 1 }));
    expect(decodeState(fragment)).toEqual({ ...START, source: '1' });
  });
});
