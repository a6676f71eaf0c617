import { END_OF_AREA, type JourneyDiagnostic, type JourneyDocument } from '@waymark/journey';
import { Position } from '@xyflow/react';
import {
  AREA_HEAD,
  AREA_PADDING,
  childrenOf,
  END_HEIGHT,
  END_WIDTH,
  geometryOf,
  type Rectangle,
} from '../model/canvas-geometry.ts';
import { nameOfStep } from '../model/names.ts';
import { BODY, branchesOfStep, isArea } from '../model/step-branches.ts';
import { summaryOf } from '../model/summary-of.ts';
import type { PathOverlay } from '../path-overlay.ts';
import {
  type BranchData,
  type BranchEdge,
  type CanvasNode,
  type EndNode,
  endNodeId,
  type Light,
  type StepData,
  type StepMark,
  type StepNode,
} from './canvas-node.ts';

/** Everything that decides what the canvas shows. */
export interface CanvasContent {
  readonly document: JourneyDocument;
  readonly selection: ReadonlySet<string>;
  readonly diagnostics: readonly JourneyDiagnostic[];
  readonly overlay: PathOverlay | undefined;
  readonly marks: ReadonlyMap<string, StepMark> | undefined;
  readonly readOnly: boolean;
  /** Step that the Tab key leads to. */
  readonly tabStop: string | undefined;
  readonly dropArea: string | undefined;
  readonly ariaLabelOf: (data: StepData, id: string) => string;
}

export interface CanvasElements {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly BranchEdge[];
  readonly places: ReadonlyMap<string, Rectangle>;
}

/** Boxes and wires of a journey. Those that are as before are the same objects as in `previous`, so that they don't render again. */
export function buildCanvas(content: CanvasContent, previous?: CanvasElements): CanvasElements {
  const places = geometryOf(content.document);
  const nodesBefore = new Map(previous?.nodes.map((node) => [node.id, node]));
  const edgesBefore = new Map(previous?.edges.map((edge) => [edge.id, edge]));
  const issues = issuesOf(content.diagnostics);
  const visits = visitsOf(content.overlay);
  const ordered = parentsFirst(content.document);
  const nodes = ordered.flatMap((id): CanvasNode[] => {
    const before = nodesBefore.get(id) as StepNode | undefined;
    const node = stepNode(content, places, id, issues.get(id), visits, before);
    if (node.type !== 'area') return [node];
    const endBefore = nodesBefore.get(endNodeId(id)) as EndNode | undefined;
    return [node, endNode(id, places.get(id) as Rectangle, !content.readOnly, endBefore)];
  });
  const edges = ordered.flatMap((id) => edgesOf(content, id, edgesBefore));
  return { nodes, edges, places };
}

function stepNode(
  content: CanvasContent,
  places: ReadonlyMap<string, Rectangle>,
  id: string,
  issue: StepData['issue'],
  visits: ReadonlyMap<string, number>,
  before: StepNode | undefined,
): StepNode {
  const { document, selection, overlay, marks, readOnly, tabStop, dropArea, ariaLabelOf } = content;
  const step = document.steps[id] as JourneyDocument['steps'][string];
  const place = places.get(id) as Rectangle;
  const parent = step.inside !== undefined && isArea(document.steps[step.inside]) ? step.inside : undefined;
  const outer = parent === undefined ? undefined : places.get(parent);
  const same = before?.data.step === step ? before.data : undefined;
  const data = reuse<StepData>(before?.data, {
    step,
    name: same?.name ?? nameOfStep(step, id),
    summary: same?.summary ?? summaryOf(step),
    branches: same?.branches ?? branchesOfStep(step),
    isStart: document.start === id,
    canConnect: !readOnly,
    issue,
    mark: marks?.get(id),
    light: lightOf(overlay, visits, id),
    visits: visits.get(id) ?? 0,
    isDropTarget: dropArea === id,
  });
  const node = {
    id,
    type: isArea(step) ? ('area' as const) : ('step' as const),
    position: { x: place.x - (outer?.x ?? 0), y: place.y - (outer?.y ?? 0) },
    width: place.width,
    height: place.height,
    data,
    selected: selection.has(id),
    focusable: id === tabStop,
    draggable: !readOnly,
    ariaLabel: data === before?.data ? before.ariaLabel : ariaLabelOf(data, id),
    ...(parent === undefined ? {} : { parentId: parent }),
  } as StepNode;
  return sameNode(before, node) ? (before as StepNode) : { ...keptOf(before), ...node };
}

/** React Flow measures each box once and keeps that in the node. */
const keptOf = (before: CanvasNode | undefined) =>
  before?.measured === undefined ? {} : { measured: before.measured };

function sameNode(before: StepNode | undefined, node: StepNode): boolean {
  return (
    before !== undefined &&
    before.data === node.data &&
    before.type === node.type &&
    before.position.x === node.position.x &&
    before.position.y === node.position.y &&
    before.width === node.width &&
    before.height === node.height &&
    before.selected === node.selected &&
    before.focusable === node.focusable &&
    before.draggable === node.draggable &&
    before.parentId === node.parentId
  );
}

function endNode(area: string, place: Rectangle, canConnect: boolean, before: EndNode | undefined): EndNode {
  const position = {
    x: place.width - AREA_PADDING - END_WIDTH,
    y: AREA_HEAD + (place.height - AREA_HEAD - AREA_PADDING - END_HEIGHT) / 2,
  };
  const isSame =
    before?.data.canConnect === canConnect && before.position.x === position.x && before.position.y === position.y;
  if (isSame) return before;
  return {
    ...(before?.measured === undefined ? {} : { measured: before.measured }),
    id: endNodeId(area),
    type: 'end',
    parentId: area,
    position,
    width: END_WIDTH,
    height: END_HEIGHT,
    data: { canConnect },
    draggable: false,
    selectable: false,
    focusable: false,
  };
}

function edgesOf(content: CanvasContent, id: string, before: ReadonlyMap<string, BranchEdge>): BranchEdge[] {
  const { document, overlay, readOnly } = content;
  const step = document.steps[id];
  if (step?.branches === undefined) return [];
  return branchesOfStep(step).flatMap(({ name, label }): BranchEdge[] => {
    const to = step.branches?.[name];
    const target = to === END_OF_AREA ? (step.inside === undefined ? undefined : endNodeId(step.inside)) : to;
    if (target === undefined || (to !== END_OF_AREA && !Object.hasOwn(document.steps, target))) return [];
    const key = `${id}:${name}`;
    const old = before.get(key);
    const data = reuse<BranchData>(old?.data, {
      step: id,
      branch: name,
      label: name === 'next' ? '' : label,
      light:
        overlay === undefined || overlay.steps.length === 0 ? undefined : overlay.taken.has(key) ? 'taken' : 'dark',
      coverage: overlay?.coverage?.get(key),
      canInsert: !readOnly,
    });
    if (old !== undefined && old.data === data && old.target === target) return [old];
    return [
      {
        id: key,
        type: 'branch',
        source: id,
        sourceHandle: name,
        target,
        data,
        focusable: false,
        selectable: !readOnly,
        reconnectable: !readOnly,
        ariaLabel: `${nameOfStep(step, id)}, ${label}`,
        // Wires into an area lie above its ground.
        zIndex: name === BODY || step.inside !== undefined ? 1 : 0,
      },
    ];
  });
}

const lightOf = (
  overlay: PathOverlay | undefined,
  visits: ReadonlyMap<string, number>,
  id: string,
): Light | undefined => {
  if (overlay === undefined || overlay.steps.length === 0) return undefined;
  if (overlay.current !== undefined && overlay.steps[overlay.current]?.step === id) return 'current';
  return visits.has(id) ? 'taken' : 'dark';
};

function visitsOf(overlay: PathOverlay | undefined): ReadonlyMap<string, number> {
  const visits = new Map<string, number>();
  for (const { step } of overlay?.steps ?? []) visits.set(step, (visits.get(step) ?? 0) + 1);
  return visits;
}

function issuesOf(diagnostics: readonly JourneyDiagnostic[]): ReadonlyMap<string, 'error' | 'warning'> {
  const issues = new Map<string, 'error' | 'warning'>();
  for (const { step, severity } of diagnostics) {
    if (step !== undefined && issues.get(step) !== 'error') issues.set(step, severity);
  }
  return issues;
}

/** React Flow wants an area before what is inside it. */
function parentsFirst(document: JourneyDocument): string[] {
  const children = childrenOf(document);
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (area: string) => {
    for (const id of children.get(area) ?? []) {
      if (seen.has(id)) continue;
      seen.add(id);
      ordered.push(id);
      visit(id);
    }
  };
  visit('');
  return ordered;
}

/** The old object when it says the same. */
function reuse<Data extends Record<string, unknown>>(before: Data | undefined, data: Data): Data {
  if (before === undefined) return data;
  return Object.keys(data).every((key) => before[key] === data[key]) ? before : data;
}

/** Where wires come in and go out. */
export const IN = Position.Left;
export const OUT = Position.Right;
