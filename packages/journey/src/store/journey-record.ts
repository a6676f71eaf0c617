import type { JourneyDocument } from '../document/journey-document.ts';
import type { JourneyDiagnostic } from '../prove/diagnostic.ts';

/** A journey as the store keeps it: its draft and which version is served. Times are epoch milliseconds. */
export interface JourneyRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: JourneyDocument['kind'];
  readonly affinity: JourneyDocument['affinity'];
  /** The working copy. It may have errors; it is never served. */
  readonly draft: JourneyDocument;
  /** Counts changes of the draft from 1; a save names the revision it began from (optimistic concurrency). */
  readonly draftRevision: number;
  /** The number of the version that answers calls, or null when none does. */
  readonly publishedVersion: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** `published` answers calls; `retired` did; `disabled` was switched off by a person and can be published again. */
export type VersionState = 'published' | 'retired' | 'disabled';

/** An immutable, numbered snapshot of a journey's document. */
export interface JourneyVersion {
  readonly journeyId: string;
  /** Counts from 1 within the journey, without gaps. */
  readonly version: number;
  readonly state: VersionState;
  readonly document: JourneyDocument;
  /** What the proof warned of when it was published. */
  readonly warnings: readonly JourneyDiagnostic[];
  /** Why it was published, in the words of the person who did. */
  readonly note: string;
  /** Id of the administrator who published it. */
  readonly createdBy: string;
  readonly createdAt: number;
}
