import { nearestName } from '@waymark/expression';
import type { JourneyDocument } from '../../document/journey-document.ts';
import type { JourneyDiagnostic, JourneyFix, PatchOperation } from '../diagnostic.ts';
import { documentFinding, escapePointer, stepFinding } from '../diagnostic-codes.ts';
import { leadToEnd, removeBranch } from '../fix/fixes.ts';
import { areaOf, type Edge, type JourneyGraph, stepOf } from '../journey-graph.ts';

/** Each is shown with its way round. A journey with more is mended a few at a time. */
const MAX_CIRCLES = 50;

/** Checks that the journey starts somewhere, that no way leads back, and that a way leads to each step. */
export function checkWays(document: JourneyDocument, graph: JourneyGraph): JourneyDiagnostic[] {
  const start = stepOf(document, document.start);
  if (start === undefined) return [missingStart(document)];
  return [
    ...(start.inside === undefined ? [] : [startInArea(document, start.inside)]),
    ...graph.backEdges.slice(0, MAX_CIRCLES).map((edge) => endlessPath(document, graph, edge)),
    ...unreachableSteps(document, graph),
  ];
}

const startAt = (id: string): JourneyFix => ({
  title: `Start at "${id}"`,
  patch: [{ op: 'replace', path: '/start', value: id }],
});

function missingStart(document: JourneyDocument): JourneyDiagnostic {
  const { start } = document;
  const meant = nearestName(start, Object.keys(document.steps)) ?? onlyRoot(document);
  const message = `The journey starts at "${start}", and there is no step of this id: ${meant === undefined ? 'name the first step' : `did you mean "${meant}"`}`;
  const end = meant === undefined ? '.' : '?';
  return documentFinding('/start', 'missing-start', message + end, meant === undefined ? undefined : startAt(meant));
}

/** The step that no other leads to, if there is one. */
function onlyRoot(document: JourneyDocument): string | undefined {
  const targets = new Set(Object.values(document.steps).flatMap(({ branches }) => Object.values(branches ?? {})));
  const roots = Object.keys(document.steps).filter((id) => !targets.has(id));
  return roots.length === 1 ? roots[0] : undefined;
}

function startInArea(document: JourneyDocument, inside: string): JourneyDiagnostic {
  let outermost = inside;
  for (let turns = Object.keys(document.steps).length; turns > 0; turns--) {
    outermost = stepOf(document, outermost)?.inside ?? outermost;
  }
  const isArea = areaOf(stepOf(document, outermost)) !== undefined;
  const message = `The journey starts at "${document.start}" inside "${inside}": start at "${outermost}", which leads to the steps inside it.`;
  return documentFinding('/start', 'start-in-area', message, isArea ? startAt(outermost) : undefined);
}

function endlessPath(document: JourneyDocument, graph: JourneyGraph, { from, branch, to }: Edge): JourneyDiagnostic {
  const circle = [...wayFrom(graph, to, from), to].map((id) => `"${id}"`);
  const shown = circle.length > 6 ? [...circle.slice(0, 3), '…', ...circle.slice(-2)] : circle;
  const inLoop = areaOf(stepOf(document, stepOf(document, from)?.inside ?? '')) === 'repeated';
  const wayOut = inLoop
    ? 'lead it to $end, which ends the pass'
    : 'lead it forward, or repeat with a while-loop step, which has a bound';
  const message = `The branch "${branch}" leads back to "${to}", so a run might go round without end (${shown.join(' → ')}): ${wayOut}.`;
  const fix = inLoop ? leadToEnd(document, from, branch) : undefined;
  return stepFinding(from, `branches.${branch}`, 'endless-path', message, { fix });
}

/** A shortest way from one step to another, both included. */
function wayFrom(graph: JourneyGraph, first: string, last: string): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [first];
  for (let at = queue.shift(); at !== undefined && at !== last; at = queue.shift()) {
    for (const { to } of graph.edgesFrom(at)) {
      if (to === first || cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      queue.push(to);
    }
  }
  const way = [last];
  for (let at = cameFrom.get(last); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

function unreachableSteps(document: JourneyDocument, graph: JourneyGraph): JourneyDiagnostic[] {
  const reached = new Set(graph.order);
  const lost = Object.keys(document.steps).filter((id) => !reached.has(id));
  const fix = lost.length === 0 ? undefined : removeSteps(document, new Set(lost));
  return lost.map((id) =>
    stepFinding(id, '', 'unreachable-step', `No path leads to the step "${id}": connect it or remove it.`, { fix }),
  );
}

/** Removes steps with what leads to them and with their places on the canvas. */
function removeSteps(document: JourneyDocument, lost: ReadonlySet<string>): JourneyFix {
  const leading = Object.entries(document.steps).flatMap(([id, { branches }]): PatchOperation[] =>
    lost.has(id)
      ? [{ op: 'remove', path: `/steps/${escapePointer(id)}` }]
      : Object.entries(branches ?? {}).flatMap(([branch, to]) => (lost.has(to) ? [removeBranch(id, branch)] : [])),
  );
  const places = Object.keys(document.layout ?? {}).filter((id) => lost.has(id));
  return {
    title: lost.size === 1 ? 'Remove the step' : `Remove the ${lost.size} steps that no path leads to`,
    patch: [
      ...leading,
      ...places.map((id): PatchOperation => ({ op: 'remove', path: `/layout/${escapePointer(id)}` })),
    ],
  };
}
