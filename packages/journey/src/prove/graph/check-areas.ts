import { END_OF_AREA, type JourneyDocument, type Step } from '../../document/journey-document.ts';
import type { JourneyDiagnostic, JourneyFix } from '../diagnostic.ts';
import { pointerTo, stepFinding } from '../diagnostic-codes.ts';
import { areaOf, stepOf } from '../journey-graph.ts';
import { checkBorders } from './check-borders.ts';

/** Checks what is inside which loop or block, and that no branch crosses a border. */
export function checkAreas(document: JourneyDocument): JourneyDiagnostic[] {
  const steps = Object.entries(document.steps);
  const held = new Set(steps.map(([, { inside }]) => inside));
  return steps.flatMap(([id, step]) => [
    ...checkInside(document, id, step),
    ...(areaOf(step) !== undefined && !held.has(id) ? [emptyArea(id, step)] : []),
    ...checkBorders(document, id, step),
  ]);
}

function checkInside(document: JourneyDocument, id: string, step: Step): JourneyDiagnostic[] {
  const { inside } = step;
  if (inside === undefined) return [];
  const leave: JourneyFix = { title: 'Take it out', patch: [{ op: 'remove', path: pointerTo(id, 'inside') }] };
  const around = stepOf(document, inside);
  if (areaOf(around) === undefined) {
    const what = around === undefined ? 'there is no step of this id' : `that is a step of the kind "${around.kind}"`;
    const message = `The step says to be inside "${inside}", and ${what}: name a loop or block, or remove "inside".`;
    return [stepFinding(id, 'inside', 'unknown-area', message, { fix: leave })];
  }
  const circle = circleFrom(document, id);
  if (circle === undefined) return [];
  const message =
    circle.length === 1
      ? `"${id}" is inside itself: take it out.`
      : `These are inside each other in a circle: ${[...circle, id].map((one) => `"${one}"`).join(' in ')}. Take one of them out.`;
  return [stepFinding(id, 'inside', 'area-in-itself', message, { fix: leave })];
}

/** The areas from a step outwards, if that comes back to the step. */
function circleFrom(document: JourneyDocument, id: string): string[] | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = stepOf(document, at)?.inside) {
    seen.add(at);
    if (stepOf(document, at)?.inside === id) return [...seen];
  }
  return undefined;
}

function emptyArea(id: string, step: Step): JourneyDiagnostic {
  const what = areaOf(step) === 'once' ? 'block' : 'loop';
  const field = step.branches?.body === END_OF_AREA ? 'branches.body' : '';
  const message = `No step is inside the ${what}: put steps into it with "inside: ${id}", or remove it.`;
  return stepFinding(id, field, 'empty-area', message);
}
