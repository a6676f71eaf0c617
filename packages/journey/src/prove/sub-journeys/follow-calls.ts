import type { JourneyDocument } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { callsOf } from './calls-of.ts';

/** What stands in the way of compiling a sub-journey in, at the end of a row of calls. */
export interface BrokenCall {
  /** Ids of the journeys, from the one that is called first. */
  readonly path: readonly string[];
  readonly fault: 'recursive' | 'unknown' | 'wrong-kind';
}

/**
 * Follows the calls of a sub-journey and of those that it calls. Each journey is looked at once.
 *
 * @param caller - The journey that is proven. Calling it, from however far, would never come to an end.
 */
export function followCalls(
  caller: JourneyDocument,
  journeyId: string,
  findSubJourney: FindSubJourney,
): BrokenCall | undefined {
  const done = new Set<string>();
  return follow(journeyId, [caller.id]);

  function follow(id: string, path: readonly string[]): BrokenCall | undefined {
    const here = [...path, id];
    if (path.includes(id)) return { path: here.slice(1), fault: 'recursive' };
    if (done.has(id)) return undefined;
    done.add(id);
    const found = findSubJourney(id);
    if (found === undefined) return { path: here.slice(1), fault: 'unknown' };
    if (found.document.kind !== 'sub-journey') return { path: here.slice(1), fault: 'wrong-kind' };
    for (const { journey } of callsOf(found.document)) {
      const broken = follow(journey, here);
      if (broken !== undefined) return broken;
    }
    return undefined;
  }
}
