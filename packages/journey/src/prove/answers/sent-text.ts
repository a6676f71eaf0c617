import { toJsonText, type Value } from '@waymark/expression';

/** A value as the text of a header, or of a body that isn't JSON. */
export const textOf = (value: Value): string => (typeof value === 'string' ? value : toJsonText(value));

/** A value as a JSON body: text that is JSON already is sent as it is. */
export function jsonBody(value: Value): string {
  if (typeof value !== 'string') return toJsonText(value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return JSON.stringify(value);
  }
}
