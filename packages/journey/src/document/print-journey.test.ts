import { describe, expect, it } from 'vitest';
import { answer, journeyOf } from '../test-fixtures.ts';
import { parseJourney } from './parse-journey.ts';
import { printJourney } from './print-journey.ts';

const sample = journeyOf(
  {
    zeta: answer(200),
    alpha: {
      kind: 'condition',
      branches: { no: 'zeta', yes: 'beta' },
      config: { condition: 'true == true' },
      name: 'Ask',
    },
    beta: answer(403, { headers: [{ name: 'X-A', value: '1' }] }),
  },
  { start: 'alpha', layout: { zeta: { x: 2, y: 1 }, alpha: { x: 0, y: 0 } } },
);

describe('the canonical form', () => {
  it('is read back as the same document, and printed again as the same text', () => {
    const text = printJourney(sample);
    const { value, diagnostics } = parseJourney(text);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual(sample);
    expect(printJourney(value as typeof sample)).toBe(text);
  });

  it('does not depend on the order in which keys were written', () => {
    const shuffled = { ...sample, steps: Object.fromEntries(Object.entries(sample.steps).reverse()) };
    expect(printJourney(shuffled)).toBe(printJourney(sample));
  });

  it('has the steps in reading order and the layout last', () => {
    const lines = printJourney(sample).split('\n');
    const keys = lines
      .filter((line) => /^ {2}(alpha|beta|zeta):/.test(line))
      .map((line) => line.trim().replace(':', ''));
    expect(keys).toEqual(['alpha', 'beta', 'zeta', 'alpha', 'zeta']);
    expect(lines.findIndex((line) => line.startsWith('layout:'))).toBeGreaterThan(
      lines.findIndex((line) => line.startsWith('steps:')),
    );
  });

  it('keeps fields that it does not know', () => {
    const odd = journeyOf({ a: { ...answer(200), config: { responseCode: 200, colour: 'red' } } });
    expect(parseJourney(printJourney(odd)).value).toEqual(odd);
  });
});

describe('a file that is no journey', () => {
  it.each([
    ['bad YAML', 'a: [1,', /Line 1/],
    ['a key twice', 'a: 1\na: 2', /Line 2/],
    ['aliases', 'a: &x [1]\nb: *x', /aliases/],
    ['too much text', 'x'.repeat(1_048_577), /larger/],
  ])('with %s is refused with its place', (_name, text, message) => {
    const { value, diagnostics } = parseJourney(text);
    expect(value).toBeUndefined();
    expect(diagnostics[0]?.message).toMatch(message);
  });

  it('may be JSON', () => {
    expect(parseJourney('{"a": {"b": [1, true, null]}}').value).toEqual({ a: { b: [1, true, null] } });
  });
});
