import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import { Check, Errors } from 'typebox/value';
import type { FieldError } from './problem.ts';

/** A part of a request does not have the shape that its schema asks for. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super('The request has fields that are wrong.');
    this.errors = errors;
  }
}

const PARTS: Readonly<Record<string, FieldError['in']>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
};

const MAX_ERRORS = 20;
const INTEGER = /^-?\d{1,15}$/;

/**
 * Checks requests with TypeBox. Nothing is removed, filled in or bent into shape, except that a query's texts become the
 * numbers that its schema asks for.
 */
export const validateRequest: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const part = PARTS[httpPart ?? 'body'] ?? 'body';
  const optional = Object.hasOwn(schema, 'x-optional');
  return (data: unknown) => {
    if (optional && (data === undefined || data === null)) return true;
    const value = part === 'query' || part === 'path' ? readIntegers(schema, data) : data;
    if (Check(schema, value)) return { value };
    return { error: new InvalidRequest(describeErrors(Errors(schema, value), part)) };
  };
};

/** Texts that stand for the whole numbers that the schema asks for; what is not one stays a text and is refused. */
function readIntegers(schema: TSchema, data: unknown): unknown {
  const { properties = {} } = schema as { properties?: Record<string, { type?: unknown }> };
  const read = ([name, value]: [string, unknown]) => {
    const asksForInteger = Object.hasOwn(properties, name) && properties[name]?.type === 'integer';
    return [name, asksForInteger && typeof value === 'string' && INTEGER.test(value) ? Number(value) : value];
  };
  return Object.fromEntries(Object.entries(data ?? {}).map(read));
}

function describeErrors(found: readonly TLocalizedValidationError[], part: FieldError['in']): readonly FieldError[] {
  const errors = found.flatMap((error) => describeError(error, part));
  return errors.length > 0 ? errors.slice(0, MAX_ERRORS) : [{ in: part, pointer: '', message: 'The value is wrong.' }];
}

function describeError(error: TLocalizedValidationError, part: FieldError['in']): readonly FieldError[] {
  const { instancePath } = error;
  const at = (message: string, pointer = instancePath): FieldError => ({ in: part, pointer, message });
  switch (error.keyword) {
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) =>
        at('There is no such field here: check its spelling or remove it.', `${instancePath}/${escapePointer(name)}`),
      );
    case 'required':
      return error.params.requiredProperties.map((name) =>
        at('The field is missing.', `${instancePath}/${escapePointer(name)}`),
      );
    // An echo of additionalProperties for the field's value.
    case 'boolean':
      return [];
    case 'type':
      return [at(`The value must be of type ${[error.params.type].flat().join(' or ')}.`)];
    case 'enum':
      return [
        at(`The value must be one of ${error.params.allowedValues.map((value) => JSON.stringify(value)).join(', ')}.`),
      ];
    case 'minLength':
      return [
        at(
          error.params.limit === 1
            ? 'The value is empty.'
            : `The value has fewer than ${error.params.limit} characters.`,
        ),
      ];
    case 'maxLength':
      return [at(`The value has more than ${error.params.limit} characters.`)];
    default:
      return [at(`The value ${error.message}.`)];
  }
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
