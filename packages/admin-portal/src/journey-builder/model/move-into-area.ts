import { END_OF_AREA, type JourneyDocument } from '@waymark/journey';
import { areasAround } from './areas.ts';
import { connect, connectFault } from './connect.ts';
import { compactStep, without } from './set-step.ts';
import { BODY } from './step-branches.ts';

/**
 * Moves steps into an area, or out to the journey itself. Branches that would cross its border are taken off; an empty
 * area begins with the first of the steps.
 */
export function moveIntoArea(
  document: JourneyDocument,
  ids: readonly string[],
  area: string | undefined,
): JourneyDocument {
  const around = area === undefined ? [] : [area, ...areasAround(document, area)];
  // What is inside a step that moves comes along by itself.
  const chosen = new Set(ids);
  const moved = ids.filter(
    (id) =>
      Object.hasOwn(document.steps, id) &&
      document.steps[id]?.inside !== area &&
      !around.includes(id) &&
      !areasAround(document, id).some((outer) => chosen.has(outer)),
  );
  const [first] = moved;
  if (first === undefined) return document;
  const wasEmpty = area !== undefined && !Object.values(document.steps).some(({ inside }) => inside === area);
  const entries = moved.map((id) => [
    id,
    compactStep({ ...document.steps[id], kind: kindOf(document, id), inside: area }),
  ]);
  const next = withoutCrossings({ ...document, steps: { ...document.steps, ...Object.fromEntries(entries) } });
  return wasEmpty ? connect(next, area, BODY, first) : next;
}

const kindOf = ({ steps }: JourneyDocument, id: string): string => steps[id]?.kind ?? '';

/** Takes off the branches that lead across a border. */
export function withoutCrossings(document: JourneyDocument): JourneyDocument {
  const steps = Object.entries(document.steps).map(([id, step]) => {
    const crosses = (branch: string, to: string) => {
      const fault = connectFault(document, id, branch, to);
      return fault === 'other-area' || (to === END_OF_AREA && fault !== undefined);
    };
    const { branches } = step;
    if (branches === undefined || !Object.entries(branches).some(([name, to]) => crosses(name, to))) return [id, step];
    return [id, compactStep({ ...step, branches: without(branches, crosses) })];
  });
  return { ...document, steps: Object.fromEntries(steps) };
}
