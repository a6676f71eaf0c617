import type { JourneyDocument, Position } from '@waymark/journey';
import { areasAround } from '../model/areas.ts';
import { type Rectangle, STEP_HEIGHT, STEP_WIDTH } from '../model/canvas-geometry.ts';
import { isArea } from '../model/step-branches.ts';

/**
 * The innermost area that a step at this place stands in.
 *
 * @param dragged - Steps that move with it: nothing is dropped into what moves itself.
 */
export function dropAreaOf(
  document: JourneyDocument,
  places: ReadonlyMap<string, Rectangle>,
  dragged: readonly string[],
  id: string | undefined,
  at: Position,
): string | undefined {
  const own = id === undefined ? undefined : places.get(id);
  const isBig = id !== undefined && isArea(document.steps[id]);
  // A step counts with its middle, an area with the middle of its head.
  const x = id === undefined ? at.x : at.x + (own?.width ?? STEP_WIDTH) / 2;
  const y = id === undefined ? at.y : at.y + (isBig ? STEP_HEIGHT : (own?.height ?? STEP_HEIGHT)) / 2;
  const moving = new Set(dragged);
  let found: string | undefined;
  let depth = -1;
  for (const [area, place] of places) {
    if (!isArea(document.steps[area]) || moving.has(area)) continue;
    const around = areasAround(document, area);
    if (around.some((outer) => moving.has(outer)) || around.length <= depth) continue;
    const isIn = x >= place.x && x <= place.x + place.width && y >= place.y && y <= place.y + place.height;
    if (isIn) {
      found = area;
      depth = around.length;
    }
  }
  return found;
}
