import type { Value } from '@waymark/expression';

/** Values that differ from the given one, the likeliest first: neighbours, other values of its type, then other types. */
export function otherValues(value: Value): Value[] {
  if (typeof value === 'boolean') return [!value, null];
  if (typeof value === 'number') return [value + 1, value - 1, 0, null];
  if (typeof value === 'string') return [value === 'other' ? 'another' : 'other', '', `${value}x`, null, 1];
  if (value === null) return ['value', 1, true, {}, []];
  if (Array.isArray(value)) return [[...value, 'other'], value.slice(1), null];
  return [{ ...value, other: 1 }, {}, null];
}

/** Values above (or below) a bound: numbers, texts in their order, and texts that are numbers. */
export function valuesBeyond(bound: Value, direction: 1 | -1): Value[] {
  if (typeof bound === 'number') {
    const whole = direction === 1 ? Math.floor(bound) + 1 : Math.ceil(bound) - 1;
    return [
      whole,
      bound + direction,
      bound + direction * 3600,
      bound + direction / 2,
      bound * (direction === 1 ? 2 : 0.5),
    ];
  }
  if (typeof bound === 'string') {
    const number = Number(bound);
    const numeric =
      bound.trim() !== '' && Number.isFinite(number) ? [number + direction, String(number + direction)] : [];
    return [...numeric, ...(direction === 1 ? [`${bound}0`, `${bound}~`, '~'] : [bound.slice(0, -1), '', ' '])];
  }
  if (typeof bound === 'boolean') return [direction];
  return [];
}

/** A value of each type, by the names that `@std.typeOf` gives. */
export const SAMPLES: Readonly<Record<string, Value>> = {
  string: 'text',
  number: 1,
  boolean: true,
  object: {},
  array: [],
  null: null,
};
