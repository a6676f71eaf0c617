import type { ExpressionMode } from '@waymark/expression';
import { type TSchema, Type } from 'typebox';

/** Where one formula stands in a step's config. */
export interface FormulaField {
  /** Dotted path below `config`, such as `variables.0.value`. */
  readonly path: string;
  readonly source: string;
  readonly mode: ExpressionMode;
}

/** Longest formula, in UTF-16 units; the language's own limit. */
const MAX_FORMULA = 65_536;

/** A config field that holds an expression. */
export const expressionField = (description: string) =>
  Type.String({ minLength: 1, maxLength: MAX_FORMULA, description, 'x-formula': 'expression' });

/** A config field that holds text with `${expression}` in it. */
export const templateField = (description: string) =>
  Type.String({ maxLength: MAX_FORMULA, description, 'x-formula': 'template' });

/** A config field that is written as one of the two: `{expression: …}` or `{template: …}`. */
export const expressionOrTemplateField = (description: string) =>
  Type.Union(
    [
      Type.Object(
        { expression: expressionField('A formula; the field takes its value.') },
        { additionalProperties: false },
      ),
      Type.Object({ template: templateField('Text with ${expression} in it.') }, { additionalProperties: false }),
    ],
    { description },
  );

interface AnnotatedSchema {
  readonly 'x-formula'?: ExpressionMode;
  readonly properties?: Readonly<Record<string, AnnotatedSchema>>;
  readonly items?: AnnotatedSchema;
  readonly anyOf?: readonly AnnotatedSchema[];
}

/** Lists the formulas of a config that fits its schema, in the order of the schema's properties. */
export function formulasOf(schema: TSchema, config: unknown): FormulaField[] {
  const found: FormulaField[] = [];
  collect(schema as AnnotatedSchema, config, '', found);
  return found;
}

function collect(schema: AnnotatedSchema, value: unknown, path: string, found: FormulaField[]): void {
  if (schema['x-formula'] !== undefined) {
    if (typeof value === 'string') found.push({ path, source: value, mode: schema['x-formula'] });
    return;
  }
  for (const option of schema.anyOf ?? []) collect(option, value, path, found);
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (schema.items !== undefined) collect(schema.items, item, join(path, String(index)), found);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (Object.hasOwn(value, name)) {
        collect(property, (value as Record<string, unknown>)[name], join(path, name), found);
      }
    }
  }
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
