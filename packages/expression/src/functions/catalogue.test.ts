import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../evaluate-expression.ts';
import { createFixtureHost } from '../fixture-host.ts';
import { parseExpression } from '../syntax/parse.ts';
import { functionCatalogue } from './catalogue.ts';
import { signatureOf } from './function-definition.ts';

const host = createFixtureHost({ now: 1_700_000_000_000, request: {} });

describe('functionCatalogue', () => {
  it('has each name once', () => {
    const names = functionCatalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  for (const definition of functionCatalogue) {
    it(signatureOf(definition), async () => {
      expect(definition.docs.length).toBeGreaterThan(10);
      expect(definition.examples.length).toBeGreaterThan(0);
      for (const { source, result } of definition.examples) {
        expect(source).toContain(`@${definition.name}(`);
        if (result === undefined) expect(parseExpression(source).diagnostics).toEqual([]);
        else expect(await evaluateExpression(source, { host })).toEqual(result);
      }
    });
  }
});
