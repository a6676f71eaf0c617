import { type TSchema, Type } from 'typebox';
import type { StepKind } from '../steps/step-kind.ts';
import { STEP_KINDS } from '../steps/step-kinds.ts';
import { journeySchema } from './journey-schema.ts';

/** The whole JSON Schema of a journey file, with the fields of every step kind: for editors and other tools. */
export function journeyJsonSchema(): TSchema {
  const base = journeySchema as unknown as {
    properties: { steps: { patternProperties: Record<string, { properties: Record<string, TSchema> }> } };
  };
  const [pattern, step] = Object.entries(base.properties.steps.patternProperties)[0] ?? ['', { properties: {} }];
  const kinds = STEP_KINDS.map((definition) => ({
    ...step,
    title: definition.kind,
    description: definition.docs,
    properties: {
      ...step.properties,
      kind: { const: definition.kind },
      config: definition.config,
      branches: branchesSchema(definition),
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

/** Where the branches depend on the config, a schema can't name them. */
const branchesSchema = ({ branches }: StepKind): TSchema =>
  typeof branches === 'function'
    ? Type.Record(Type.String(), Type.String())
    : Type.Object(Object.fromEntries(branches.map(({ name }) => [name, Type.Optional(Type.String())])));
