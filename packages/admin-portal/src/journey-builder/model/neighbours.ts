import { END_OF_AREA, type JourneyDocument } from '@waymark/journey';
import { geometryOf } from './canvas-geometry.ts';
import { branchesOfStep } from './step-branches.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The step that an arrow key leads to: along a branch, back to where one came from, or to what stands above or below. */
export function neighbourOf(document: JourneyDocument, id: string, direction: Direction): string | undefined {
  if (direction === 'right') return targetsInOrder(document, id)[0];
  if (direction === 'left') return predecessorOf(document, id);
  return besides(document, id, direction);
}

function targetsInOrder({ steps }: JourneyDocument, id: string): string[] {
  const step = steps[id];
  if (step === undefined) return [];
  const targets = branchesOfStep(step).map(({ name }) => step.branches?.[name]);
  return targets.filter((to): to is string => to !== undefined && to !== END_OF_AREA && Object.hasOwn(steps, to));
}

function predecessorOf({ steps }: JourneyDocument, id: string): string | undefined {
  const found = Object.entries(steps).find(([, { branches }]) => Object.values(branches ?? {}).includes(id));
  return found?.[0] ?? steps[id]?.inside;
}

/** The nearest step above or below, sideways distance counting double. */
function besides(document: JourneyDocument, id: string, direction: 'up' | 'down'): string | undefined {
  const places = geometryOf(document);
  const own = places.get(id);
  if (own === undefined) return undefined;
  const sign = direction === 'down' ? 1 : -1;
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const [other, place] of places) {
    const dy = (place.y - own.y) * sign;
    if (other === id || dy <= 4) continue;
    const distance = dy + 2 * Math.abs(place.x - own.x);
    if (best === undefined || distance < best.distance) best = { id: other, distance };
  }
  return best?.id;
}
