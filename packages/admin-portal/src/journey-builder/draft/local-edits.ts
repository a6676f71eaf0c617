import type { JourneyDocument } from '@waymark/journey';

/** Changes that the server does not have yet, kept in the browser. */
export interface LocalEdits {
  readonly document: JourneyDocument;
  /** The revision that they were made on. */
  readonly revision: number;
}

const keyOf = (journeyId: string) => `waymark-draft:${journeyId}`;

/** Keeps changes until the server has them. A browser without room keeps nothing, and says so by returning false. */
export function keepEdits(journeyId: string, edits: LocalEdits): boolean {
  try {
    localStorage.setItem(keyOf(journeyId), JSON.stringify(edits));
    return true;
  } catch {
    return false;
  }
}

export function forgetEdits(journeyId: string): void {
  try {
    localStorage.removeItem(keyOf(journeyId));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Changes of an earlier visit; undefined when there are none. */
export function keptEdits(journeyId: string): LocalEdits | undefined {
  try {
    const text = localStorage.getItem(keyOf(journeyId));
    const value = text === null ? undefined : (JSON.parse(text) as Partial<LocalEdits> | null);
    if (value?.document?.id !== journeyId || typeof value.revision !== 'number') return undefined;
    return { document: value.document, revision: value.revision };
  } catch {
    return undefined;
  }
}
