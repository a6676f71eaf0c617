import type { Value } from '@waymark/expression';
import { isHiddenKey } from './hidden-keys.ts';
import type { HiddenPath } from './redaction.ts';

/** What stands in place of what is hidden. */
export const HIDDEN = '[hidden]';

/**
 * A copy of a value in which tokens and secrets are hidden: those at the given places, and everything under a key whose
 * name says so. Booleans and `null` under such a key are kept: they tell that something is there, not what.
 */
export function redactValue(value: Value, places: readonly HiddenPath[] = []): Value {
  if (places.some((place) => place.length === 0)) return value === null ? null : HIDDEN;
  if (typeof value !== 'object' || value === null) return value;
  const below = (name: string) =>
    places.filter(([first]) => first === name || first === '*').map(([, ...rest]) => rest);
  if (Array.isArray(value)) return value.map((item, index) => redactValue(item as Value, below(String(index))));
  return Object.fromEntries(
    Object.entries(value as Record<string, Value>).map(([name, member]) => [
      name,
      isHiddenKey(name) && member !== null && typeof member !== 'boolean' ? HIDDEN : redactValue(member, below(name)),
    ]),
  );
}
