import { Lambda, toJsonText, type Value } from '@waymark/expression';
import { StepError } from '../step-error.ts';

/** Text as it is, everything else as JSON. @param path - The field whose value it is. */
export function toText(value: Value, path: string): string {
  if (typeof value === 'string') return value;
  if (value instanceof Lambda)
    throw new StepError('lambda-value', path, "A lambda can't be sent: call it with @(f)(x).");
  return toJsonText(value);
}
