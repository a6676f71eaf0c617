import { readdirSync, readFileSync } from 'node:fs';
import { type FindSubJourney, type JourneyDocument, parseJourney } from '@waymark/journey';

const FOLDER = new URL('../../../conformance/journeys/clean/', import.meta.url);

/** The journeys that a proof finds nothing in. */
export const cleanJourneys: readonly JourneyDocument[] = readdirSync(FOLDER)
  .sort()
  .map((name) => parseJourney(readFileSync(new URL(name, FOLDER), 'utf8')).value as JourneyDocument);

const subJourneys = new Map(
  cleanJourneys.filter(({ kind }) => kind === 'sub-journey').map((document) => [document.id, { version: 1, document }]),
);

export const findSubJourney: FindSubJourney = (id) => subJourneys.get(id);
