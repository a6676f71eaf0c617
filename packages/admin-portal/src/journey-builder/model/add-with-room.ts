import { END_OF_AREA, type JourneyDocument } from '@waymark/journey';
import { type Added, addStep, answerBehind, branchFor, type NewStep } from './add-step.ts';
import { geometryOf, STEP_WIDTH } from './canvas-geometry.ts';
import { makeRoom, moveWithContents, placeNewStep } from './place-new-step.ts';
import { moveSteps } from './set-step.ts';

const GAP = 88;

/** {@link addStep}, and the steps around it make room: a step on a wire pushes what follows to the right. */
export function addWithRoom(document: JourneyDocument, wanted: NewStep): Added {
  const follower = followerOf(document, wanted);
  const at = follower === undefined ? undefined : geometryOf(document).get(follower);
  const shifted = at === undefined || follower === undefined ? document : shiftRight(document, follower, at.x);
  const before = geometryOf(shifted);
  const { document: added, id } = addStep(shifted, wanted);
  const placed =
    at !== undefined
      ? moveSteps(added, { [id]: { x: at.x, y: at.y } })
      : wanted.position === undefined
        ? placeNewStep(added, id, wanted.after?.step)
        : added;
  return { document: makeRoom(placed, before), id };
}

/** The step that the new one is put in front of. */
function followerOf(document: JourneyDocument, wanted: NewStep): string | undefined {
  const answer = answerBehind(document, wanted);
  if (answer !== undefined) return answer;
  const { after, between } = wanted;
  if (between !== true || after === undefined) return undefined;
  const branch = branchFor(document, after);
  const target = branch === undefined ? undefined : document.steps[after.step]?.branches?.[branch];
  return target === END_OF_AREA ? undefined : target;
}

function shiftRight(document: JourneyDocument, follower: string, from: number): JourneyDocument {
  const inside = document.steps[follower]?.inside;
  const moves = [...geometryOf(document)].flatMap(([id, { x, y }]) =>
    document.steps[id]?.inside === inside && x >= from - 1 ? [[id, { x: x + STEP_WIDTH + GAP, y }]] : [],
  );
  return moveWithContents(document, Object.fromEntries(moves));
}
