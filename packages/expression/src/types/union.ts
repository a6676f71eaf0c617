import { booleanType, neverType, nullType, type ObjectType, type Type } from './type.ts';

/** More options than this are told apart by kind only. */
const maximumOptions = 12;

/** One of several types. Equal ones are merged, `unknown` swallows the others, `never` vanishes. */
export function unionType(...types: readonly Type[]): Type {
  const options: Type[] = [];
  for (const type of types) {
    if (type.kind === 'unknown') return type;
    for (const option of optionsOf(type)) addOption(options, option);
  }
  mergeBooleans(options);
  if (options.length > maximumOptions) return mergeLiterals(options);
  return options.length === 1 ? (options[0] as Type) : options.length === 0 ? neverType : { kind: 'union', options };
}

/** The alternatives of a type: none for `never`, itself for most. */
export function optionsOf(type: Type): readonly Type[] {
  if (type.kind === 'union') return type.options;
  return type.kind === 'never' ? [] : [type];
}

function addOption(options: Type[], option: Type): void {
  if (options.some((known) => isSameType(known, option) || absorbs(known, option))) return;
  const remaining = options.filter((known) => !absorbs(option, known));
  options.splice(0, options.length, ...remaining, option);
}

/** `number` holds every number literal. */
function absorbs(wide: Type, narrow: Type): boolean {
  if (narrow.kind === 'literal') return wide.kind === typeof narrow.value;
  if (wide.kind === 'object' && narrow.kind === 'object') return isEmptyObject(narrow) && !hasMembers(wide);
  return (
    wide.kind === 'array' && narrow.kind === 'array' && (narrow.items.kind === 'never' || wide.items.kind === 'unknown')
  );
}

/** `{}` reads like any record without its keys. */
function isEmptyObject(type: ObjectType): boolean {
  return type.rest?.kind === 'never' && !hasMembers(type);
}

function hasMembers({ members = {} }: ObjectType): boolean {
  return Object.keys(members).length > 0;
}

function mergeBooleans(options: Type[]): void {
  const literals = options.filter((option) => option.kind === 'literal' && typeof option.value === 'boolean');
  if (literals.length < 2) return;
  const first = options.indexOf(literals[0] as Type);
  options[first] = booleanType;
  options.splice(options.indexOf(literals[1] as Type), 1);
}

function mergeLiterals(options: readonly Type[]): Type {
  const merged: Type[] = [];
  for (const option of options) addOption(merged, widen(option));
  if (merged.length <= maximumOptions) {
    return merged.length === 1 ? (merged[0] as Type) : { kind: 'union', options: merged };
  }
  // Shapes beyond counting: what remains is which kinds there are.
  const kinds: Type[] = [];
  for (const option of merged) {
    const plain: Type =
      option.kind === 'object'
        ? { kind: 'object' }
        : option.kind === 'array'
          ? { kind: 'array', items: { kind: 'unknown' } }
          : option;
    addOption(kinds, plain);
  }
  return { kind: 'union', options: kinds.slice(0, maximumOptions) };
}

/** The type without literals: `string` for `"a"`. Lists and objects are widened inside as well. */
export function widen(type: Type): Type {
  switch (type.kind) {
    case 'literal':
      return { kind: typeof type.value as 'string' | 'number' | 'boolean' };
    case 'union':
      return unionType(...type.options.map(widen));
    default:
      return type;
  }
}

export function withNull(type: Type): Type {
  return unionType(type, nullType);
}

/** The type without the options that `drops` says. */
export function filterOptions(type: Type, keeps: (option: Type) => boolean): Type {
  return unionType(...optionsOf(type).filter(keeps));
}

export function isSameType(left: Type, right: Type): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind) return false;
  switch (left.kind) {
    case 'literal':
      return left.value === (right as typeof left).value;
    case 'array':
      return isSameType(left.items, (right as typeof left).items);
    case 'object':
      return isSameObject(left, right as typeof left);
    case 'union': {
      const { options } = right as typeof left;
      return (
        options.length === left.options.length &&
        left.options.every((option) => options.some((other) => isSameType(option, other)))
      );
    }
    case 'variable':
      return left.name === (right as typeof left).name;
    case 'lambda':
      return false;
    default:
      return true;
  }
}

function isSameObject(left: Type & { kind: 'object' }, right: Type & { kind: 'object' }): boolean {
  const { members: leftMembers = {} } = left;
  const { members: rightMembers = {} } = right;
  const names = Object.keys(leftMembers);
  return (
    left.lowerCase === right.lowerCase &&
    names.length === Object.keys(rightMembers).length &&
    names.every(
      (name) => Object.hasOwn(rightMembers, name) && isSameType(leftMembers[name] as Type, rightMembers[name] as Type),
    ) &&
    isSameType(left.rest ?? { kind: 'unknown' }, right.rest ?? { kind: 'unknown' })
  );
}
