import dagre from '@dagrejs/dagre';
import { END_OF_AREA, type JourneyDocument, type Position } from '@waymark/journey';
import {
  AREA_HEAD,
  AREA_LEFT,
  AREA_PADDING,
  childrenOf,
  END_GAP,
  END_WIDTH,
  hasOverlap,
  STEP_WIDTH,
  stepHeight,
} from './canvas-geometry.ts';
import { BODY, branchesOfStep, isArea } from './step-branches.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const EMPTY_AREA: Size = { width: 360, height: AREA_HEAD + 120 };

/** Sets every step in its place: from left to right along the branches, areas around what is inside them. */
export function layoutDocument(document: JourneyDocument): JourneyDocument {
  const children = childrenOf(document);
  const sizes = new Map<string, Size>();
  const relative = new Map<string, Position>();
  layOut(document, children, '', sizes, relative);
  const layout: Record<string, Position> = {};
  const settle = (area: string, origin: Position, depth: number): void => {
    if (depth > 50) return;
    for (const id of children.get(area) ?? []) {
      const at = relative.get(id) ?? { x: 0, y: 0 };
      const place = { x: Math.round(origin.x + at.x), y: Math.round(origin.y + at.y) };
      layout[id] = place;
      settle(id, { x: place.x + AREA_LEFT, y: place.y + AREA_HEAD }, depth + 1);
    }
  };
  settle('', { x: 0, y: 0 }, 0);
  return { ...document, layout };
}

/** A document that can be read on the canvas: laid out where it has no layout, or one in which areas cover other steps. */
export function withReadableLayout(document: JourneyDocument): JourneyDocument {
  const placed = Object.keys(document.steps).every((id) => document.layout?.[id] !== undefined);
  return placed && !hasOverlap(document) ? document : layoutDocument(document);
}

/** Lays out the steps of one area, those of the areas in it first. @returns the room that they take */
function layOut(
  document: JourneyDocument,
  children: ReadonlyMap<string, readonly string[]>,
  area: string,
  sizes: Map<string, Size>,
  relative: Map<string, Position>,
): Size {
  const ids = children.get(area) ?? [];
  if (ids.length === 0) return { width: 0, height: 0 };
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 104, edgesep: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) {
    const size = isArea(document.steps[id])
      ? areaSize(layOut(document, children, id, sizes, relative))
      : { width: STEP_WIDTH, height: stepHeight(document.steps[id]) };
    sizes.set(id, size);
    graph.setNode(id, { ...size });
  }
  addEdges(document, ids, graph);
  dagre.layout(graph);
  const boxes = ids.map((id) => {
    const { x, y } = graph.node(id) as Position;
    const { width, height } = sizes.get(id) as Size;
    return { id, left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  });
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  for (const box of boxes) relative.set(box.id, { x: box.left - left, y: box.top - top });
  return {
    width: Math.max(...boxes.map((box) => box.right)) - left,
    height: Math.max(...boxes.map((box) => box.bottom)) - top,
  };
}

function addEdges(
  { steps, start }: JourneyDocument,
  ids: readonly string[],
  graph: InstanceType<typeof dagre.graphlib.Graph>,
): void {
  const here = new Set(ids);
  // The order of the branches decides what stands above what.
  for (const id of [...ids].sort((a, b) => Number(b === start) - Number(a === start))) {
    const step = steps[id];
    if (step === undefined) continue;
    branchesOfStep(step).forEach(({ name }, index) => {
      const to = step.branches?.[name];
      if (to === undefined || to === END_OF_AREA || to === id || !here.has(to) || name === BODY) return;
      graph.setEdge(id, to, { weight: index === 0 ? 3 : 1, minlen: 1 }, name);
    });
  }
}

const areaSize = ({ width, height }: Size): Size =>
  width === 0
    ? EMPTY_AREA
    : { width: width + AREA_LEFT + AREA_PADDING + END_GAP + END_WIDTH, height: height + AREA_HEAD + AREA_PADDING };
