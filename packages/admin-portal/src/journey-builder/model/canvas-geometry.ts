import type { JourneyDocument, Position, Step } from '@waymark/journey';
import { branchesOfStep, isArea } from './step-branches.ts';

/** Size of a step on the canvas, in canvas units; one with many branches is taller. */
export const STEP_WIDTH = 232;
export const STEP_HEIGHT = 72;
const BRANCH_ROOM = 24;
/** Room that an area leaves around its steps; the head carries its name. */
export const AREA_HEAD = 84;
export const AREA_PADDING = 32;
/** Room left of the first step, for the wire that leads in. */
export const AREA_LEFT = 96;
/** The end marker inside an area. */
export const END_WIDTH = 64;
export const END_HEIGHT = 32;
/** Room between the last step of an area and its end marker. */
export const END_GAP = 56;

const EMPTY_AREA = { width: 360, height: AREA_HEAD + 120 };

/** Where something stands on the canvas. */
export interface Rectangle extends Position {
  readonly width: number;
  readonly height: number;
}

/** Where each step stands; areas reach around what is inside them. Steps without a place stand in a row below the others. */
export function geometryOf(document: JourneyDocument): ReadonlyMap<string, Rectangle> {
  const places = new Map<string, Rectangle>();
  const children = childrenOf(document);
  const layout = document.layout ?? {};
  let unplaced = 0;
  const bottom = Math.max(0, ...Object.values(layout).map(({ y }) => y)) + STEP_HEIGHT + 48;
  const place = (id: string, depth: number): Rectangle => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const inner = depth > 50 ? [] : (children.get(id) ?? []).map((child) => place(child, depth + 1));
    const at = layout[id] ?? (inner.length > 0 ? { x: 0, y: 0 } : { x: (STEP_WIDTH + 48) * unplaced++, y: bottom });
    const rectangle = isArea(document.steps[id])
      ? inner.length > 0
        ? around(inner)
        : { ...at, ...EMPTY_AREA }
      : { ...at, width: STEP_WIDTH, height: stepHeight(document.steps[id]) };
    places.set(id, rectangle);
    return rectangle;
  };
  for (const id of Object.keys(document.steps)) place(id, 0);
  return places;
}

/** Height of a step: its branches need room below each other. */
export function stepHeight(step: Step | undefined): number {
  return step === undefined ? STEP_HEIGHT : Math.max(STEP_HEIGHT, branchesOfStep(step).length * BRANCH_ROOM);
}

/** The steps of each area, by its id. Those of no area that exists belong to the journey itself: `''`. */
export function childrenOf({ steps }: JourneyDocument): ReadonlyMap<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [id, { inside }] of Object.entries(steps)) {
    const area = inside !== undefined && inside !== id && isArea(steps[inside]) ? inside : '';
    const list = children.get(area);
    if (list === undefined) children.set(area, [id]);
    else list.push(id);
  }
  return children;
}

function around(inner: readonly Rectangle[]): Rectangle {
  const left = Math.min(...inner.map(({ x }) => x)) - AREA_LEFT;
  const top = Math.min(...inner.map(({ y }) => y)) - AREA_HEAD;
  const right = Math.max(...inner.map(({ x, width }) => x + width)) + END_GAP + END_WIDTH + AREA_PADDING;
  const bottom = Math.max(...inner.map(({ y, height }) => y + height)) + AREA_PADDING;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether two steps stand on each other although neither is inside the other. */
export function hasOverlap(document: JourneyDocument): boolean {
  const places = geometryOf(document);
  const areas = [...places].filter(([id]) => isArea(document.steps[id]));
  return areas.some(([area, outer]) =>
    [...places].some(
      ([id, inner]) =>
        id !== area && !isInside(document, id, area) && overlaps(outer, inner) && !isInside(document, area, id),
    ),
  );
}

function isInside({ steps }: JourneyDocument, id: string, area: string): boolean {
  const seen = new Set<string>();
  for (let at = steps[id]?.inside; at !== undefined && !seen.has(at); at = steps[at]?.inside) {
    if (at === area) return true;
    seen.add(at);
  }
  return false;
}

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
