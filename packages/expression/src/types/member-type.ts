import { failing, type Outcome, overOptions, succeeding } from './outcome.ts';
import { nullType, numberType, type ObjectType, type Type, unknownType } from './type.ts';
import { optionsOf, unionType, withNull } from './union.ts';

/** The type of a key of an object; a missing key reads as `null`. */
export function memberOf(object: ObjectType, name: string): Type {
  const { members = {}, rest = unknownType } = object;
  return Object.hasOwn(members, name) ? (members[name] as Type) : withNull(rest);
}

/** What any key of an object may hold. */
export function anyMemberOf(object: ObjectType): Type {
  const { members = {}, rest = unknownType } = object;
  return unionType(...Object.values(members), rest);
}

/** `target.name`, or `target?.name` if optional. */
export function readMember(target: Type, name: string, optional: boolean): Outcome {
  return overOptions(target, (option) => {
    switch (option.kind) {
      case 'object':
        return succeeding(memberOf(option, name));
      case 'null':
        return optional ? succeeding(nullType) : failing;
      case 'unknown':
        return { verdict: 'unknown', type: unknownType };
      default:
        return failing;
    }
  });
}

/** `target[key]`, or `target?[key]` if optional. */
export function readSubscript(target: Type, key: Type, optional: boolean): Outcome {
  return overOptions(target, (option) => {
    switch (option.kind) {
      case 'object':
        return overOptions(key, (keyOption) => readKey(option, keyOption));
      case 'array':
        return overOptions(key, (keyOption) => readItem(option.items, keyOption));
      case 'null':
        return optional ? succeeding(nullType) : failing;
      case 'unknown':
        return { verdict: 'unknown', type: unknownType };
      default:
        return failing;
    }
  });
}

function readKey(object: ObjectType, key: Type): Outcome {
  if (key.kind === 'lambda') return failing;
  if (key.kind === 'literal') return succeeding(memberOf(object, String(key.value)));
  if (key.kind === 'null') return succeeding(memberOf(object, 'null'));
  return succeeding(withNull(anyMemberOf(object)));
}

function readItem(items: Type, key: Type): Outcome {
  if (key.kind === 'literal') {
    return typeof key.value === 'number' && Number.isInteger(key.value) ? succeeding(withNull(items)) : failing;
  }
  if (key.kind === 'unknown') return { verdict: 'unknown', type: withNull(items) };
  return key.kind === numberType.kind ? succeeding(withNull(items)) : failing;
}

/** Names of the members that are known of a type, with their types; for completion and for suggestions. */
export function knownMembers(type: Type): ReadonlyMap<string, Type> {
  const found = new Map<string, Type>();
  for (const option of optionsOf(type)) {
    if (option.kind !== 'object') continue;
    for (const [name, member] of Object.entries(option.members ?? {})) {
      const known = found.get(name);
      found.set(name, known === undefined ? member : unionType(known, member));
    }
  }
  return found;
}
