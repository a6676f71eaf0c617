import { numberOrNothing, type Value } from '@waymark/expression';
import { StepError } from '../step-error.ts';

export type DataType = 'integer' | 'double' | 'string';
export type Comparable = string | number;

/** Converts a value to the data type of a match-case step, by the language's own rules. Objects are never texts here. */
export function toComparable(value: Value, dataType: DataType, path: string): Comparable {
  if (dataType === 'string') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  } else {
    const number = numberOrNothing(value);
    if (number !== undefined && (dataType === 'double' || Number.isInteger(number))) return number;
  }
  throw new StepError('wrong-type', path, `The value can't be converted to the data type ${dataType}.`);
}
