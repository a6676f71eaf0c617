import { type TSchema, Type } from 'typebox';
import { STEP_KINDS } from '../steps/step-kinds.ts';
import { journeySchema } from './journey-schema.ts';

/** The whole JSON Schema of a journey file, with the fields of every step kind: for editors and other tools. */
export function journeyJsonSchema(): TSchema {
  const base = journeySchema as unknown as {
    properties: { steps: { patternProperties: Record<string, { properties: Record<string, TSchema> }> } };
  };
  const [pattern, step] = Object.entries(base.properties.steps.patternProperties)[0] ?? ['', { properties: {} }];
  const kinds = STEP_KINDS.map(({ kind, docs, config, branches }) => ({
    ...step,
    title: kind,
    description: docs,
    properties: {
      ...step.properties,
      kind: { const: kind },
      config,
      branches: Type.Object(Object.fromEntries(branches.map(({ name }) => [name, Type.Optional(Type.String())]))),
    },
  }));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...journeySchema,
    properties: {
      ...base.properties,
      steps: { ...base.properties.steps, patternProperties: { [pattern]: { oneOf: kinds } } },
    },
  } as unknown as TSchema;
}
