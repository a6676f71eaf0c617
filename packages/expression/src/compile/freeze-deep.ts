import type { Value } from '../values/value.ts';

/** Freezes lists and objects: a value computed in advance is shared by all evaluations. */
export function freezeDeep(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const part of Object.values(value)) freezeDeep(part as Value);
    Object.freeze(value);
  }
  return value;
}
