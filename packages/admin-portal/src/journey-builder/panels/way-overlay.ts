import type { JourneyDocument, Way } from '@waymark/journey';
import type { PathOverlay } from '../path-overlay.ts';

/** A way through the journey, lit like the path of a run that has no values. */
export function wayOverlay({ steps }: JourneyDocument, { shortestPath }: Way, end: string): PathOverlay {
  const places = [...shortestPath, { step: end, branch: null }];
  return {
    steps: places.map(({ step, branch }, at) => ({
      step,
      branch,
      at,
      kind: steps[step]?.kind ?? '',
      values: {},
      sets: {},
    })),
    taken: new Set(shortestPath.map(({ step, branch }) => `${step}:${branch}`)),
  };
}
