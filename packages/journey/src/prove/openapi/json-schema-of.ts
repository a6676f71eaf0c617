import { optionsOf, type Type } from '@waymark/expression';

/** A JSON Schema (2020-12), as plain JSON. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const MAX_DEPTH = 12;

/** The JSON that values of a type become. What nothing is known of takes every JSON. */
export function jsonSchemaOf(type: Type, depth = 0): JsonSchema {
  if (depth > MAX_DEPTH) return {};
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: type.kind };
    case 'literal':
      return { type: typeof type.value, const: type.value };
    case 'array':
      return type.items.kind === 'never'
        ? { type: 'array', maxItems: 0 }
        : { type: 'array', ...withContent('items', jsonSchemaOf(type.items, depth + 1)) };
    case 'object':
      return objectSchema(type, depth);
    case 'union':
      return unionSchema(optionsOf(type), depth);
    default:
      return {};
  }
}

const withContent = (keyword: string, schema: JsonSchema): JsonSchema =>
  Object.keys(schema).length === 0 ? {} : { [keyword]: schema };

function objectSchema({ members = {}, rest }: Type & { kind: 'object' }, depth: number): JsonSchema {
  const names = Object.keys(members);
  // A member that may be null may be missing as well; one of which nothing is known may be either.
  const required = names.filter((name) => !mayBeNull(members[name] as Type));
  return {
    type: 'object',
    ...(names.length === 0
      ? {}
      : {
          properties: Object.fromEntries(names.map((name) => [name, jsonSchemaOf(members[name] as Type, depth + 1)])),
        }),
    ...(required.length === 0 ? {} : { required }),
    ...(rest === undefined
      ? {}
      : rest.kind === 'never'
        ? { additionalProperties: false }
        : withContent('additionalProperties', jsonSchemaOf(rest, depth + 1))),
  };
}

const mayBeNull = (type: Type): boolean =>
  optionsOf(type).some(({ kind }) => kind === 'null' || kind === 'unknown' || kind === 'never');

function unionSchema(options: readonly Type[], depth: number): JsonSchema {
  const literals = options.flatMap((option) => (option.kind === 'literal' ? [option.value] : []));
  const others = options.filter(({ kind }) => kind !== 'literal');
  if (others.some(({ kind }) => kind === 'unknown')) return {};
  const kinds = new Set(literals.map((value) => typeof value));
  const enums = [...kinds].map((kind): JsonSchema => {
    const values = literals.filter((value) => typeof value === kind);
    return values.length === 1 ? { type: kind, const: values[0] } : { type: kind, enum: values };
  });
  const simple = others.filter(({ kind }) => ['string', 'number', 'boolean', 'null'].includes(kind));
  if (enums.length === 0 && simple.length === others.length) return { type: simple.map(({ kind }) => kind) };
  const [only, ...more] = [...enums, ...others.map((option) => jsonSchemaOf(option, depth))];
  return more.length === 0 ? (only ?? {}) : { anyOf: [only, ...more] };
}
