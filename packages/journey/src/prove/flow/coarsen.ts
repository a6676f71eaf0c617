import {
  arrayType,
  isSameType,
  objectType,
  optionsOf,
  type Type,
  unionType,
  unknownType,
  widen,
} from '@waymark/expression';

/**
 * A type with less detail, for variables that change from pass to pass of a loop: first without literals, then with
 * nothing but its kinds, at last unknown. There are few kinds, so a loop comes to rest soon.
 *
 * @param rounds - How often the loop has been looked at.
 */
export function coarsen(type: Type, rounds: number): Type {
  if (rounds < 2) return type;
  if (rounds < 4) return widen(type);
  return rounds < 12 ? unionType(...optionsOf(type).map(kindOnly)) : unknownType;
}

function kindOnly(option: Type): Type {
  if (option.kind === 'object') return objectType;
  return option.kind === 'array' ? arrayType(unknownType) : widen(option);
}

/** Whether a type surely has all values of another. */
export const covers = (wide: Type, narrow: Type): boolean =>
  wide.kind === 'unknown' ||
  optionsOf(narrow).every((option) => optionsOf(wide).some((known) => coversOption(known, option)));

function coversOption(known: Type, option: Type): boolean {
  if (known.kind === 'object' && option.kind === 'object' && isOpen(known)) return true;
  if (known.kind === 'array' && option.kind === 'array' && known.items.kind === 'unknown') return true;
  return option.kind === 'literal' && known.kind === typeof option.value ? true : isSameType(known, option);
}

const isOpen = ({ members = {}, rest }: Type & { readonly kind: 'object' }) =>
  Object.keys(members).length === 0 && (rest === undefined || rest.kind === 'unknown');
