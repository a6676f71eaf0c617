import { calleesOf, type FindSubJourney, type JourneyDocument, type PublishedSubJourney } from '@waymark/journey';

/** The published sub-journeys that a document calls, also through others: what a worker needs to run it. */
export function usedSubJourneys(document: JourneyDocument, find: FindSubJourney): Record<string, PublishedSubJourney> {
  const used: Record<string, PublishedSubJourney> = {};
  const open = [...calleesOf(document)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const found = Object.hasOwn(used, id) ? undefined : find(id);
    if (found === undefined) continue;
    used[id] = found;
    open.push(...calleesOf(found.document));
  }
  return used;
}
