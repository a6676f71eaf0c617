import { Lambda } from '../values/lambda.ts';
import type { Value } from '../values/value.ts';
import { memberOf } from './member-type.ts';
import { type Type, unknownType } from './type.ts';

/** Whether a value is one of a type's; for tests of what the checker promises. */
export function valueFits(value: Value, type: Type): boolean {
  switch (type.kind) {
    case 'unknown':
      return true;
    case 'never':
      return false;
    case 'null':
      return value === null;
    case 'literal':
      return value === type.value;
    case 'array':
      return Array.isArray(value) && value.every((item) => valueFits(item as Value, type.items));
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Lambda) return false;
      const object = value as { [key: string]: Value };
      const known = Object.entries(type.members ?? {}).every(([name, member]) =>
        valueFits(object[name] ?? null, member),
      );
      const others = Object.keys(object).filter((name) => !Object.hasOwn(type.members ?? {}, name));
      return (
        known &&
        others.every(
          (name) =>
            valueFits(object[name] as Value, type.rest ?? unknownType) ||
            valueFits(object[name] as Value, memberOf(type, name)),
        )
      );
    }
    case 'union':
      return type.options.some((option) => valueFits(value, option));
    case 'lambda':
      return value instanceof Lambda;
    case 'variable':
      return true;
    default:
      return typeof value === type.kind;
  }
}
