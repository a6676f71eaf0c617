import type { JourneyDocument, Position } from '@waymark/journey';
import { AREA_HEAD, AREA_LEFT, geometryOf, type Rectangle } from './canvas-geometry.ts';
import { moveSteps } from './set-step.ts';
import { isArea } from './step-branches.ts';

const GAP_X = 88;
const GAP_Y = 40;

/** Finds room for a step that was added without a place: right of the step that leads to it, below what stands there. */
export function placeNewStep(document: JourneyDocument, id: string, behind: string | undefined): JourneyDocument {
  const places = geometryOf(document);
  const step = document.steps[id];
  const own = places.get(id);
  if (step === undefined || own === undefined) return document;
  const beside = [...places].flatMap(([other, place]) =>
    other !== id && document.steps[other]?.inside === step.inside ? [place] : [],
  );
  const from = behind === undefined || behind === step.inside ? undefined : places.get(behind);
  const area = step.inside === undefined ? undefined : places.get(step.inside);
  const wanted = firstPlace(from, beside, area);
  const size = { width: own.width, height: own.height };
  return moveSteps(document, { [id]: freePlace({ ...wanted, ...size }, beside) });
}

function firstPlace(from: Rectangle | undefined, beside: readonly Rectangle[], area: Rectangle | undefined): Position {
  if (from !== undefined) return { x: from.x + from.width + GAP_X, y: from.y };
  if (beside.length > 0) {
    return {
      x: Math.min(...beside.map(({ x }) => x)),
      y: Math.max(...beside.map(({ y, height }) => y + height)) + GAP_Y,
    };
  }
  return area === undefined ? { x: 0, y: 0 } : { x: area.x + AREA_LEFT, y: area.y + AREA_HEAD };
}

function freePlace(wanted: Rectangle, beside: readonly Rectangle[]): Position {
  let { x, y } = wanted;
  for (let tries = 0; tries < 200; tries++) {
    const hit = beside.find(
      (other) =>
        x < other.x + other.width + 16 &&
        other.x < x + wanted.width + 16 &&
        y < other.y + other.height + 16 &&
        other.y < y + wanted.height + 16,
    );
    if (hit === undefined) break;
    y = hit.y + hit.height + GAP_Y;
  }
  return { x, y };
}

/** Pushes what is outside an area out of the way after it has grown: the rest of the row moves right, the rest below moves down. */
export function makeRoom(document: JourneyDocument, before: ReadonlyMap<string, Rectangle>): JourneyDocument {
  const after = geometryOf(document);
  const moves: Record<string, Position> = {};
  for (const [area, now] of after) {
    const was = before.get(area);
    if (was === undefined || !isArea(document.steps[area])) continue;
    const wider = now.x + now.width - (was.x + was.width);
    const taller = now.y + now.height - (was.y + was.height);
    if (wider <= 0 && taller <= 0) continue;
    for (const [id, place] of after) {
      if (id === area || document.steps[id]?.inside !== document.steps[area]?.inside) continue;
      const isRight =
        wider > 0 && place.x >= was.x + was.width && place.y < now.y + now.height && place.y + place.height > now.y;
      const isBelow =
        taller > 0 && place.y >= was.y + was.height && place.x < now.x + now.width && place.x + place.width > now.x;
      const at = moves[id] ?? place;
      if (isRight) moves[id] = { x: at.x + wider, y: at.y };
      else if (isBelow) moves[id] = { x: at.x, y: at.y + taller };
    }
  }
  return Object.keys(moves).length === 0 ? document : moveWithContents(document, moves, after);
}

/** Moves steps with everything inside them: the places inside an area are those of the canvas. */
export function moveWithContents(
  document: JourneyDocument,
  moves: Readonly<Record<string, Position>>,
  places: ReadonlyMap<string, Rectangle> = geometryOf(document),
): JourneyDocument {
  const all: Record<string, Position> = { ...moves };
  const shiftInner = (area: string, dx: number, dy: number, depth: number): void => {
    if (depth > 50) return;
    for (const [id, { inside }] of Object.entries(document.steps)) {
      const place = places.get(id);
      if (inside !== area || place === undefined || Object.hasOwn(moves, id)) continue;
      all[id] = { x: place.x + dx, y: place.y + dy };
      shiftInner(id, dx, dy, depth + 1);
    }
  };
  for (const [id, to] of Object.entries(moves)) {
    const place = places.get(id);
    if (place !== undefined && isArea(document.steps[id])) shiftInner(id, to.x - place.x, to.y - place.y, 0);
  }
  return moveSteps(document, all);
}
