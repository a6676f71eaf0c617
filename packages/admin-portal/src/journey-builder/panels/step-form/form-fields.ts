import type { ExpressionMode } from '@waymark/expression';
import { RESPONSE_CODES, type StepKind } from '@waymark/journey';

interface CommonField {
  /** The property's name; its path is made of the names around it. */
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

/** A field of a step's form, made from one property of the kind's config schema. */
export type FormField = CommonField &
  (
    | { readonly widget: 'formula'; readonly mode: ExpressionMode }
    /** Either an expression or a template. */
    | { readonly widget: 'formula-choice' }
    | { readonly widget: 'variable' | 'text' | 'branch-name'; readonly pattern?: string; readonly maxLength?: number }
    | { readonly widget: 'key-set' | 'sub-journey' | 'json' }
    | {
        readonly widget: 'number';
        readonly isInteger: boolean;
        readonly minimum?: number;
        readonly maximum?: number;
        readonly default?: number;
      }
    | { readonly widget: 'boolean'; readonly default?: boolean }
    | { readonly widget: 'choice'; readonly options: readonly string[]; readonly default?: string }
    | { readonly widget: 'response-code'; readonly codes: readonly number[] }
    | { readonly widget: 'texts'; readonly minItems: number; readonly maxItems: number }
    | {
        readonly widget: 'rows' | 'parameters';
        readonly fields: readonly FormField[];
        readonly minItems: number;
        readonly maxItems: number;
      }
    | { readonly widget: 'group'; readonly fields: readonly FormField[] }
  );

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly 'x-formula'?: ExpressionMode;
  readonly 'x-variable'?: boolean;
}

/** Fields that know more than their schema tells, by kind and place. */
const SPECIAL: Readonly<Record<string, 'branch-name' | 'key-set' | 'sub-journey' | 'parameters'>> = {
  'match-case cases.name': 'branch-name',
  'validate-token keySet': 'key-set',
  'sub-journey journey': 'sub-journey',
  'sub-journey parameters': 'parameters',
};

const MAX_ITEMS = 1000;

/** The fields of a kind's form, in the order of its schema. The error variable belongs to the failure branch. */
export function formFieldsOf({ kind, config, canFail }: StepKind): readonly FormField[] {
  const fields = fieldsOf(kind, '', config as Schema);
  return canFail === true ? fields.filter(({ name }) => name !== 'errorVariable') : fields;
}

const fieldsOf = (kind: string, path: string, { properties = {}, required = [] }: Schema): FormField[] =>
  Object.entries(properties).map(([name, schema]) => {
    const common = { name, description: schema.description ?? '', required: required.includes(name) };
    return fieldOf(kind, path === '' ? name : `${path}.${name}`, common, schema);
  });

function fieldOf(kind: string, path: string, common: CommonField, schema: Schema): FormField {
  const special = SPECIAL[`${kind} ${path}`];
  if (special === 'key-set' || special === 'sub-journey') return { ...common, widget: special };
  const mode = schema['x-formula'];
  if (mode !== undefined) return { ...common, widget: 'formula', mode };
  const { type, anyOf, properties, items } = schema;
  if (anyOf !== undefined) return unionField(common, schema, anyOf);
  if (type === 'string') {
    const widget = special === 'branch-name' ? special : schema['x-variable'] === true ? 'variable' : 'text';
    return { ...common, widget, ...limits(schema, ['pattern', 'maxLength']) };
  }
  if (type === 'integer' || type === 'number') return numberField(common, schema);
  if (type === 'boolean') return { ...common, widget: 'boolean', ...limits(schema, ['default']) };
  if (type === 'array' && items !== undefined) {
    const { minItems = 0, maxItems = MAX_ITEMS } = schema;
    if (items.type === 'string' && items['x-formula'] === undefined) {
      return { ...common, widget: 'texts', minItems, maxItems };
    }
    if (items.properties !== undefined) {
      const widget = special === 'parameters' ? special : 'rows';
      return { ...common, widget, fields: fieldsOf(kind, path, items), minItems, maxItems };
    }
  }
  if (type === 'object' && properties !== undefined) {
    return { ...common, widget: 'group', fields: fieldsOf(kind, path, schema) };
  }
  return { ...common, widget: 'json' };
}

function unionField(common: CommonField, schema: Schema, options: readonly Schema[]): FormField {
  if (options.every((option) => typeof option.const === 'string')) {
    const names = options.map((option) => String(option.const));
    return { ...common, widget: 'choice', options: names, ...limits(schema, ['default']) };
  }
  const names = options.flatMap(({ properties = {} }) => Object.keys(properties));
  if (names.length === 2 && names.includes('expression') && names.includes('template')) {
    return { ...common, widget: 'formula-choice' };
  }
  return { ...common, widget: 'json' };
}

function numberField(common: CommonField, schema: Schema): FormField {
  const codes = schema.enum;
  if (codes?.every((code) => typeof code === 'number' && Object.hasOwn(RESPONSE_CODES, code)) === true) {
    return { ...common, widget: 'response-code', codes: codes as number[] };
  }
  const isInteger = schema.type === 'integer';
  return { ...common, widget: 'number', isInteger, ...limits(schema, ['minimum', 'maximum', 'default']) };
}

/** Keywords that are there; the types of a schema's keywords follow from its `type`. */
const limits = (schema: Schema, keywords: readonly (keyof Schema)[]): object =>
  Object.fromEntries(
    keywords.flatMap((keyword) => (schema[keyword] === undefined ? [] : [[keyword, schema[keyword]]])),
  );
