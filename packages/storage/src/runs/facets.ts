import type { RunFilter } from '@waymark/journey';

/** What occurs in a batch, as the text that {@link facetPatterns} searches: `|j:pay|s:200|o:answer|`. */
export function facetsOf(journeys: Iterable<string>, statuses: Iterable<number>, outcomes: Iterable<string>): string {
  const facets = new Set<string>();
  for (const journey of journeys) facets.add(`j:${journey}`);
  for (const status of statuses) facets.add(`s:${status}`);
  for (const outcome of outcomes) facets.add(`o:${outcome}`);
  return `|${[...facets].join('|')}|`;
}

/** LIKE patterns, with backslash as the escape, that a batch with a fitting run matches. */
export function facetPatterns({ journeyId, status, statusClass, outcome }: RunFilter): readonly string[] {
  const patterns: string[] = [];
  if (journeyId !== undefined) patterns.push(`%|j:${escapeLike(journeyId)}|%`);
  if (status !== undefined) patterns.push(`%|s:${status}|%`);
  else if (statusClass !== undefined) patterns.push(`%|s:${statusClass}__|%`);
  // A batch that holds answers alone has no other outcome between its bars; the lines decide about the rest.
  if (outcome !== undefined && outcome !== 'failure') patterns.push(`%|o:${escapeLike(outcome)}|%`);
  return patterns;
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
