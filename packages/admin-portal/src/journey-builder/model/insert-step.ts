import { END_OF_AREA, type JourneyDocument, type Position } from '@waymark/journey';
import { mainBranchOf } from './add-step.ts';
import { areasAround } from './areas.ts';
import { geometryOf } from './canvas-geometry.ts';
import { connect, targetAreaOf } from './connect.ts';
import { moveIntoArea } from './move-into-area.ts';
import { makeRoom, moveWithContents } from './place-new-step.ts';

interface Wire {
  readonly step: string;
  readonly branch: string;
}

/** Whether a step waits for its place: nothing leads to it yet, and the branch that leads on is free. */
export function isLoose({ start, steps }: JourneyDocument, id: string): boolean {
  const onward = mainBranchOf({ steps }, id);
  if (start === id || onward === undefined || steps[id]?.branches?.[onward] !== undefined) return false;
  return !Object.values(steps).some(({ branches = {} }) => Object.values(branches).includes(id));
}

/** Puts a loose step on a wire: the wire leads to it, and it leads on to where the wire led. */
export function insertStep(document: JourneyDocument, id: string, wire: Wire, position: Position): JourneyDocument {
  const target = document.steps[wire.step]?.branches?.[wire.branch];
  const onward = mainBranchOf(document, id);
  const area = targetAreaOf(document, wire.step, wire.branch);
  const isWithin = wire.step === id || areasAround(document, wire.step).includes(id);
  if (!isLoose(document, id) || target === undefined || onward === undefined || isWithin) return document;
  const before = geometryOf(document);
  const moved = moveIntoArea(moveWithContents(document, { [id]: position }), [id], area);
  const led = connect(connect(moved, wire.step, wire.branch, id), id, onward, target);
  return makeRoom(target === END_OF_AREA ? led : besideTarget(led, id, target), before);
}

/** The step stands clear of the one that it leads to, which gives way to the right. */
function besideTarget(document: JourneyDocument, id: string, target: string): JourneyDocument {
  const places = geometryOf(document);
  const own = places.get(id);
  const next = places.get(target);
  if (own === undefined || next === undefined) return document;
  const missing = own.x + own.width + GAP - next.x;
  const isClear = own.y >= next.y + next.height || next.y >= own.y + own.height;
  if (missing <= 0 || isClear) return document;
  const inside = document.steps[target]?.inside;
  const moves = [...places].flatMap(([other, { x, y }]) =>
    other !== id && document.steps[other]?.inside === inside && x >= next.x - 1 ? [[other, { x: x + missing, y }]] : [],
  );
  return moveWithContents(document, Object.fromEntries(moves));
}

const GAP = 64;
