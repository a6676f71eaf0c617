import {
  arrayType,
  booleanType,
  nullType,
  numberType,
  objectType,
  stringType,
  type Type,
  unionType,
  unknownType,
} from '@waymark/expression';
import type { JourneyParameter } from '../../document/journey-document.ts';

const PARAMETER_TYPES: Readonly<Record<NonNullable<JourneyParameter['type']>, Type>> = {
  string: stringType,
  number: numberType,
  boolean: booleanType,
  object: objectType,
  array: arrayType(unknownType),
};

/** The values that a parameter takes. */
export function typeOfParameter({ type, required = true }: JourneyParameter): Type {
  if (type === undefined) return unknownType;
  const given = PARAMETER_TYPES[type];
  return required ? given : unionType(given, nullType);
}
