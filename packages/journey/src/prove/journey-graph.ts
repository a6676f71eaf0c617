import { END_OF_AREA, type JourneyDocument, type Step } from '../document/journey-document.ts';
import { findStepKind } from '../steps/step-kinds.ts';

/** One way from a step to the next, with the ends of blocks and passes resolved. */
export interface Edge {
  readonly from: string;
  readonly branch: string;
  readonly to: string;
  /** True for the end of a pass: it leads back to the loop, whose condition is tested again. */
  readonly again: boolean;
}

/** The ways of a journey whose shape is right. Edges to steps that don't exist are left out: others report them. */
export interface JourneyGraph {
  /** The ways that a run can take from a step. A block goes on with its `next` from the steps inside it, not by itself. */
  edgesFrom(step: string): readonly Edge[];
  /** Reachable steps, each behind all steps that lead to it but for the ends of passes. */
  readonly order: readonly string[];
  /** Edges that lead back to a step before them and are no end of a pass. */
  readonly backEdges: readonly Edge[];
}

export function buildGraph(document: JourneyDocument): JourneyGraph {
  const ids = Object.keys(document.steps);
  const edges = new Map(ids.map((id) => [id, edgesOf(document, id, ids.length)]));
  const edgesFrom = (step: string) => edges.get(step) ?? [];
  return { edgesFrom, ...sortSteps(document.start, edges) };
}

/** A step of a document by its id; undefined for names that every object has. */
export const stepOf = (document: JourneyDocument, id: string): Step | undefined =>
  Object.hasOwn(document.steps, id) ? document.steps[id] : undefined;

/** What a step is an area for: the steps in it run `once`, `repeated`, or it is none. */
export const areaOf = (step: Step | undefined) => (step === undefined ? undefined : findStepKind(step.kind)?.area);

function edgesOf(document: JourneyDocument, from: string, stepCount: number): Edge[] {
  const step = stepOf(document, from);
  const isBlock = areaOf(step) === 'once';
  return Object.entries(step?.branches ?? {}).flatMap(([branch, target]) => {
    if (isBlock && branch !== 'body') return [];
    const resolved = resolveTarget(document, from, target, stepCount);
    return resolved === undefined ? [] : [{ from, branch, ...resolved }];
  });
}

/** The end of a block is what follows the block; the end of a pass is the loop. */
function resolveTarget(document: JourneyDocument, from: string, target: string, stepCount: number) {
  let area = from;
  let wanted = target;
  // Areas can't be nested deeper than there are steps; more turns would mean that they contain each other.
  for (let turns = stepCount; wanted === END_OF_AREA && turns > 0; turns--) {
    const around = stepOf(document, area)?.inside;
    const step = around === undefined ? undefined : stepOf(document, around);
    if (around === undefined || step === undefined) return undefined;
    if (areaOf(step) !== 'once') return { to: around, again: true };
    area = around;
    wanted = step.branches?.next ?? '';
  }
  return stepOf(document, wanted) === undefined ? undefined : { to: wanted, again: false };
}

/** Depth-first with a stack of its own, so that a long journey can't exhaust the host's. */
function sortSteps(
  start: string,
  edges: ReadonlyMap<string, readonly Edge[]>,
): Pick<JourneyGraph, 'order' | 'backEdges'> {
  if (!edges.has(start)) return { order: [], backEdges: [] };
  const state = new Map<string, 'open' | 'done'>([[start, 'open']]);
  const finished: string[] = [];
  const backEdges: Edge[] = [];
  const visit = (id: string) => ({ id, edges: [...(edges.get(id) ?? [])] });
  const stack = [visit(start)];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const edge = top.edges.shift();
    if (edge === undefined) {
      stack.pop();
      state.set(top.id, 'done');
      finished.push(top.id);
    } else if (edge.again) {
      // A loop comes before everything in it.
    } else if (state.get(edge.to) === 'open') {
      backEdges.push(edge);
    } else if (!state.has(edge.to)) {
      state.set(edge.to, 'open');
      stack.push(visit(edge.to));
    }
  }
  return { order: finished.reverse(), backEdges };
}
