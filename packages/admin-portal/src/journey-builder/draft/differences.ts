import type { JourneyDocument } from '@waymark/journey';
import { nameOf } from '../model/names.ts';

/** One thing in which two documents differ; places on the canvas don't count. */
export type Difference =
  | { readonly kind: 'stepAdded' | 'stepRemoved'; readonly name: string }
  | { readonly kind: 'stepChanged'; readonly name: string; readonly fields: readonly string[] }
  | { readonly kind: 'settings'; readonly fields: readonly string[] };

/** What is different in `mine`, seen from `theirs`. */
export function differencesOf(mine: JourneyDocument, theirs: JourneyDocument): Difference[] {
  const found: Difference[] = [];
  for (const [id, step] of Object.entries(mine.steps)) {
    const other = theirs.steps[id];
    if (other === undefined) found.push({ kind: 'stepAdded', name: nameOf(mine, id) });
    else {
      const fields = changedKeys(step, other);
      if (fields.length > 0) found.push({ kind: 'stepChanged', name: nameOf(mine, id), fields });
    }
  }
  for (const id of Object.keys(theirs.steps)) {
    if (mine.steps[id] === undefined) found.push({ kind: 'stepRemoved', name: nameOf(theirs, id) });
  }
  const { steps: _a, layout: _b, ...own } = mine;
  const { steps: _c, layout: _d, ...other } = theirs;
  const fields = changedKeys(own, other);
  return fields.length === 0 ? found : [...found, { kind: 'settings', fields }];
}

function changedKeys(a: object, b: object): string[] {
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => textOf(left[key]) !== textOf(right[key]));
}

/** JSON with sorted keys: the order in which a document was written is no difference. */
const textOf = (value: unknown): string | undefined =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([x], [y]) => (x < y ? -1 : 1)))
      : item,
  );
