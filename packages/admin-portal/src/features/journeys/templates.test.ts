import { proveJourney } from '@waymark/journey';
import { expect, it } from 'vitest';
import { TEMPLATES } from './templates.ts';

it('has the tutorial first and at least six more', () => {
  const ids = TEMPLATES.map(({ document }) => document.id);
  expect(ids[0]).toBe('validate-transaction');
  expect(ids).toEqual(
    expect.arrayContaining([
      'step-up-by-amount',
      'ivr-caller-check',
      'token-exchange-gate',
      'velocity-check',
      'maintenance-switch',
      'canary-by-header',
      'device-trust',
    ]),
  );
});

it.each(TEMPLATES.map((template) => [template.document.id, template] as const))(
  '%s can be published with what it calls',
  (_id, { document, callees }) => {
    const findSubJourney = (id: string) => {
      const callee = callees.find((one) => one.id === id);
      return callee === undefined ? undefined : { version: 1, document: callee };
    };
    expect(proveJourney(document, { findSubJourney }).document).toBeDefined();
    expect(document.description).not.toBe('');
  },
);

it('knows what a template calls', () => {
  const calls = TEMPLATES.flatMap(({ document, callees }) =>
    callees.length > 0 ? [[document.id, callees.map(({ id }) => id)]] : [],
  );
  expect(Object.fromEntries(calls)).toMatchObject({ 'step-up-by-amount': ['device-trust'] });
});
