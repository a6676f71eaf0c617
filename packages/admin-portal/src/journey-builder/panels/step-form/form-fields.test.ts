import { STEP_KINDS, type StepKind } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { type FormField, formFieldsOf } from './form-fields.ts';

/** Every field by its path, with the widget that edits it. */
function widgetsOf(fields: readonly FormField[], path = ''): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const at = path === '' ? field.name : `${path}.${field.name}`;
      const inner = 'fields' in field ? Object.entries(widgetsOf(field.fields, at)) : [];
      return [[at, field.widget], ...inner];
    }),
  );
}

const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'set-variables': { variables: 'rows', 'variables.name': 'variable', 'variables.value': 'formula' },
  condition: { condition: 'formula' },
  'match-case': {
    source: 'formula',
    dataType: 'choice',
    cases: 'rows',
    'cases.name': 'branch-name',
    'cases.value': 'formula',
  },
  'while-loop': {
    condition: 'formula',
    maxPasses: 'number',
    counter: 'variable',
    variables: 'rows',
    'variables.name': 'variable',
    'variables.value': 'formula',
  },
  block: {},
  'sub-journey': {
    journey: 'sub-journey',
    parameters: 'parameters',
    'parameters.name': 'text',
    'parameters.value': 'formula',
    result: 'variable',
  },
  'validate-token': {
    token: 'formula',
    keySet: 'key-set',
    issuer: 'text',
    audience: 'texts',
    algorithms: 'texts',
    clockSkew: 'number',
    claims: 'variable',
  },
  'log-event': { event: 'formula', data: 'formula' },
  'enrich-events': { fields: 'rows', 'fields.name': 'text', 'fields.value': 'formula' },
  'http-complete': {
    responseCode: 'response-code',
    redirectUri: 'formula',
    headers: 'rows',
    'headers.name': 'text',
    'headers.value': 'formula',
    responseType: 'choice',
    body: 'formula-choice',
  },
  complete: { result: 'formula' },
  abort: { reason: 'formula' },
};

describe('the form of a step', () => {
  it.each(STEP_KINDS.map((kind) => [kind.kind, kind] as const))('has every field of %s', (name, kind) => {
    expect(widgetsOf(formFieldsOf(kind))).toEqual(EXPECTED[name]);
    const properties = Object.keys((kind.config as { properties?: object }).properties ?? {});
    const shown = formFieldsOf(kind).map((field) => field.name);
    expect([...shown, ...(kind.canFail === true ? ['errorVariable'] : [])].sort()).toEqual(properties.sort());
  });

  it('tells what the schema tells: limits, defaults, choices, what is required, and what it is for', () => {
    const all = STEP_KINDS.flatMap((kind) =>
      formFieldsOf(kind).map((field) => [`${kind.kind} ${field.name}`, field] as const),
    );
    const fields = Object.fromEntries(all);
    expect(fields['while-loop maxPasses']).toMatchObject({ minimum: 1, maximum: 100_000, default: 5, required: false });
    expect(fields['http-complete responseType']).toMatchObject({ options: ['json', 'text', 'html'], default: 'json' });
    expect(fields['http-complete redirectUri']).toMatchObject({ mode: 'template', required: false });
    expect(fields['match-case cases']).toMatchObject({ minItems: 1, maxItems: 100, required: true });
    for (const [, { description }] of all) expect(description).not.toBe('');
  });

  it('falls back to JSON for a shape that it has no field for, and shows objects in objects', () => {
    const config = {
      type: 'object',
      required: ['limits'],
      properties: {
        limits: { type: 'object', properties: { low: { type: 'number' }, on: { type: 'boolean', default: true } } },
        anything: {},
        either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
        grid: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
      },
    };
    const fields = formFieldsOf({ kind: 'x', config } as unknown as StepKind);
    expect(widgetsOf(fields)).toEqual({
      limits: 'group',
      'limits.low': 'number',
      'limits.on': 'boolean',
      anything: 'json',
      either: 'json',
      grid: 'json',
    });
  });
});
