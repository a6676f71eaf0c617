/** Ids that people choose: `check-mfa`. They appear in URLs, traces and files. */
export const ID_PATTERN = '^[a-z0-9]+(-[a-z0-9]+)*$';

/** Words that the portal's own addresses use, as in `/journeys/b2b`: a journey of such an id couldn't be opened. */
const RESERVED = new Set(['b2b', 'b2c']);

/** Why a journey can't have an id that fits the pattern; undefined if it can. */
export const faultOfJourneyId = (id: string): string | undefined =>
  RESERVED.has(id) ? `The id "${id}" is reserved for an address of the portal: choose another one.` : undefined;
