import type { Storage } from '@waymark/storage';

/** A journey that verifies tokens with a key set. */
export interface KeySetUse {
  readonly journeyId: string;
  readonly name: string;
  /** Whether the version that answers calls does. */
  readonly isPublished: boolean;
  /** Whether the draft does. */
  readonly isDraft: boolean;
}

/** The journeys whose draft or published version names the key set, by id. */
export async function findKeySetUses(storage: Storage, keySet: string): Promise<readonly KeySetUse[]> {
  const published = await storage.versions.published();
  const uses: KeySetUse[] = [];
  let after: string | null | undefined;
  while (after !== null) {
    const page = await storage.journeys.list({ limit: 200, ...(after === undefined ? {} : { after }) });
    for (const { id, name } of page.items) {
      const isPublished = usesKeySet(published.get(id)?.document, keySet);
      const isDraft = usesKeySet((await storage.journeys.get(id))?.draft, keySet);
      if (isPublished || isDraft) uses.push({ journeyId: id, name, isPublished, isDraft });
    }
    after = page.next;
  }
  return uses;
}

/** Does the document name the key set: in the field of a step, or as the option of a formula? */
export function usesKeySet(part: unknown, keySet: string): boolean {
  if (typeof part === 'string') {
    for (const match of part.matchAll(/\bjwks["']?\s*:\s*["']([a-z0-9-]+)["']/g)) if (match[1] === keySet) return true;
    return false;
  }
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(
    ([field, value]) => (field === 'keySet' && value === keySet) || usesKeySet(value, keySet),
  );
}
