import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { buildGraph, type Edge, type JourneyGraph } from '../journey-graph.ts';

type Paths = ReadonlySet<string>;

const MAX_DEPTH = 20;

/**
 * Places of the request without which every run fails, whatever way it takes.
 *
 * @param strict - By step, the places without which it fails; of a step in a sub-journey behind its caller: `call/step`.
 */
export function requiredPaths(
  document: JourneyDocument,
  strict: ReadonlyMap<string, Paths>,
  findSubJourney: FindSubJourney,
  prefix = '',
  depth = 0,
): Paths {
  const graph = buildGraph(document);
  const known = new Map<string, Paths>();
  for (const id of inOrder(document, graph)) {
    const step = document.steps[id] as Step;
    const paths = new Set(strict.get(prefix + id));
    const callee = findStepKind(step.kind)?.callee?.((step.config ?? {}) as never);
    const found = callee === undefined || depth >= MAX_DEPTH ? undefined : findSubJourney(callee);
    if (found !== undefined) {
      const inside = requiredPaths(found.document, strict, findSubJourney, `${prefix}${id}/`, depth + 1);
      for (const path of inside) paths.add(path);
    }
    for (const path of common(graph.edgesFrom(id), document, known)) paths.add(path);
    known.set(id, paths);
  }
  return known.get(document.start) ?? new Set();
}

/** What all ways out of a step need. */
function common(edges: readonly Edge[], document: JourneyDocument, known: ReadonlyMap<string, Paths>): Paths {
  let paths: Set<string> | undefined;
  for (const { to, again } of edges) {
    // Behind the last pass of a loop comes what follows the loop.
    const target = again ? (document.steps[to]?.branches?.next ?? '') : to;
    const needed = known.get(target) ?? new Set();
    paths = paths === undefined ? new Set(needed) : new Set([...paths].filter((path) => needed.has(path)));
  }
  return paths ?? new Set();
}

/** Each step behind those that it leads to; what follows a loop stands before what is in it. */
function inOrder(document: JourneyDocument, graph: JourneyGraph): string[] {
  const done = new Set<string>();
  const sorted: string[] = [];
  for (const root of graph.order) {
    const stack = [root];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      const missing = done.has(id)
        ? undefined
        : graph
            .edgesFrom(id)
            .map(({ to, again }) => (again ? (document.steps[to]?.branches?.next ?? to) : to))
            .find((to) => !done.has(to) && !stack.includes(to) && graph.order.includes(to));
      if (missing !== undefined) {
        stack.push(missing);
        continue;
      }
      stack.pop();
      if (!done.has(id)) sorted.push(id);
      done.add(id);
    }
  }
  return sorted;
}
