import type { TLocalizedValidationError } from 'typebox/error';
import { escapePointer } from './diagnostic-codes.ts';

/** Says in plain words what a schema error means, at the place that a person has to change; null for an echo. */
export function describeSchemaError(error: TLocalizedValidationError): { pointer: string; message: string } | null {
  const place = error.instancePath;
  const name = place === '' ? 'the document' : `"${place.slice(place.lastIndexOf('/') + 1)}"`;
  const at = (message: string, pointer = place) => ({ pointer, message });
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = error.params.additionalProperties[0] ?? '';
      if (place === '/steps') {
        return at(
          `"${unknown}" can't be the id of a step: use lower-case letters, digits and single hyphens.`,
          `${place}/${escapePointer(unknown)}`,
        );
      }
      return at(
        `There is no field "${unknown}" here: check its spelling or remove it.`,
        `${place}/${escapePointer(unknown)}`,
      );
    }
    case 'boolean':
      return null;
    case 'required': {
      const missing = error.params.requiredProperties[0] ?? '';
      return at(`The field "${missing}" is missing.`, `${place}/${escapePointer(missing)}`);
    }
    case 'type':
      return at(`The field ${name} must be of type ${[error.params.type].flat().join(' or ')}.`);
    case 'pattern':
      return at(
        place.startsWith('/steps') || place === '/id' || place === '/start'
          ? `The field ${name} must match ${error.params.pattern}: lower-case letters, digits and single hyphens.`
          : `The field ${name} must match ${error.params.pattern}.`,
      );
    case 'anyOf':
      return at(`The field ${name} has none of the allowed forms.`);
    case 'const':
      return at(`The field ${name} must be ${JSON.stringify(error.params.allowedValue)}.`);
    case 'enum':
      return at(
        `The field ${name} must be one of ${error.params.allowedValues.map((value) => JSON.stringify(value)).join(', ')}.`,
      );
    default:
      return at(`The field ${name} ${error.message}.`);
  }
}
