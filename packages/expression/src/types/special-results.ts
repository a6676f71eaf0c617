import { kindName } from './coercions.ts';
import { anyMemberOf } from './member-type.ts';
import { arrayType, literalType, type ObjectType, recordType, type Type, unknownType } from './type.ts';
import { optionsOf, unionType, widen } from './union.ts';

/** Results that depend on the keys of objects, which no signature can say. */
export function specialResult(name: string, types: readonly (Type | undefined)[]): Type | undefined {
  const [first = unknownType, second = unknownType, third] = types;
  if (name === 'std.values') return valuesOf(first);
  if (name === 'std.typeOf') return typeNames(first);
  if (name !== 'std.kv') return undefined;
  if (third === undefined) return withKey({ kind: 'object', members: {}, rest: { kind: 'never' } }, first, second);
  const objects = optionsOf(first).filter((option) => option.kind === 'object');
  const isPlain = objects.length === optionsOf(first).length || first.kind === 'union';
  return isPlain ? unionType(...objects.map((object) => withKey(object, second, third))) : undefined;
}

/** The names of the kinds that the value can have. */
function typeNames(type: Type): Type | undefined {
  const kinds = optionsOf(type).map((option) => kindName(option));
  if (kinds.length === 0 || kinds.includes(undefined)) return undefined;
  return unionType(...kinds.map((kind) => literalType(kind as string)));
}

function valuesOf(type: Type): Type | undefined {
  const objects = optionsOf(type).filter((option) => option.kind === 'object');
  return objects.length === 0 ? undefined : arrayType(unionType(...objects.map(anyMemberOf)));
}

/** The type of an object after a key was set. */
function withKey(object: ObjectType, key: Type, value: Type): Type {
  const { members = {}, rest = unknownType } = object;
  const wide = widen(value);
  if (key.kind === 'literal') {
    return { kind: 'object', members: { ...members, [String(key.value)]: wide }, rest };
  }
  const names = Object.keys(members);
  if (names.length === 0) return recordType(unionType(rest, wide));
  const replaced = Object.fromEntries(names.map((name) => [name, unionType(members[name] as Type, wide)]));
  return { kind: 'object', members: replaced, rest: unionType(rest, wide) };
}
