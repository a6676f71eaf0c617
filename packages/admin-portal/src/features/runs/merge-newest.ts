interface Identified {
  readonly id: string;
}

/** A list to which newer items came. */
export interface Merged<Item> {
  readonly items: readonly Item[];
  /** Those that were not in the list before, newest first. */
  readonly fresh: readonly Item[];
  /** More came than one page holds: what lies between is missing, and the list must be read again. */
  readonly hasGap: boolean;
}

/** Puts the newest page on top of what is known, newest first. */
export function mergeNewest<Item extends Identified>(
  known: readonly Item[],
  newest: readonly Item[],
  pageIsFull: boolean,
): Merged<Item> {
  const ids = new Set(known.map(({ id }) => id));
  const fresh = newest.filter(({ id }) => !ids.has(id));
  const hasGap = pageIsFull && known.length > 0 && fresh.length === newest.length && newest.length > 0;
  return { items: fresh.length === 0 ? known : [...fresh, ...known], fresh, hasGap };
}
