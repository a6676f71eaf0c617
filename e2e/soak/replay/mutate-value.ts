/** Values that journeys may not expect where something else stood. */
const ODD = [null, '', 'x', 0, -1, 1e9, true, [], {}, 'eyJhbGciOiJub25lIn0.e30.', '2026-02-30', '😀'];

/** A copy of a JSON value with one member changed, removed or added; the same for the same seed. */
export function mutateValue(value: unknown, seed: number): unknown {
  if (typeof value !== 'object' || value === null) return ODD[seed % ODD.length];
  if (Array.isArray(value)) return value.length === 0 ? [ODD[seed % ODD.length]] : value.slice(seed % value.length);
  const keys = Object.keys(value);
  const key = keys[seed % Math.max(1, keys.length)];
  if (key === undefined) return { odd: ODD[seed % ODD.length] };
  const rest: Record<string, unknown> = { ...value };
  if (seed % 5 === 0) delete rest[key];
  else rest[key] = seed % 2 === 0 ? mutateValue(rest[key], Math.floor(seed / 7)) : ODD[seed % ODD.length];
  return rest;
}
