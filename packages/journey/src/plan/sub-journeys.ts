import type { JourneyDocument } from '../document/journey-document.ts';

/** A sub-journey that a step may call: its published version. */
export interface PublishedSubJourney {
  readonly version: number;
  readonly document: JourneyDocument;
}

/** Finds the published version of a sub-journey. */
export type FindSubJourney = (journeyId: string) => PublishedSubJourney | undefined;

export const noSubJourneys: FindSubJourney = () => undefined;
