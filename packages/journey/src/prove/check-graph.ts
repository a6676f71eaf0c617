import type { JourneyDocument, Step } from '../document/journey-document.ts';
import { branchesOf, type StepKind } from '../steps/step-kind.ts';
import { findStepKind } from '../steps/step-kinds.ts';
import type { JourneyDiagnostic } from './diagnostic.ts';
import { stepDiagnostic } from './diagnostic-codes.ts';

/** Checks that every path from the start ends in an answer, and lists the reachable steps so that no step stands before one that leads to it. */
export function checkGraph(document: JourneyDocument): { diagnostics: JourneyDiagnostic[]; order: string[] } {
  const diagnostics = Object.entries(document.steps).flatMap(([id, step]) => checkBranches(document, id, step));
  if (!Object.hasOwn(document.steps, document.start)) {
    const message = `The journey starts at "${document.start}", and there is no step of this id.`;
    diagnostics.push({ severity: 'error', code: 'missing-start', message, pointer: '/start' });
    return { diagnostics, order: [] };
  }
  const { order, backEdges } = sortSteps(document);
  for (const { from, branch, to } of backEdges) {
    const message = `The branch leads back to "${to}", so a run might never end: lead it forward.`;
    diagnostics.push(stepDiagnostic(from, `branches.${branch}`, { severity: 'error', code: 'endless-path', message }));
  }
  const reached = new Set(order);
  for (const id of Object.keys(document.steps)) {
    if (reached.has(id)) continue;
    const message = `No path leads to the step "${id}": connect it or remove it.`;
    diagnostics.push(stepDiagnostic(id, '', { severity: 'error', code: 'unreachable-step', message }));
  }
  return { diagnostics, order };
}

function checkBranches(document: JourneyDocument, id: string, step: Step): JourneyDiagnostic[] {
  const definition = findStepKind(step.kind) as StepKind;
  const branches = step.branches ?? {};
  const known = branchesOf(definition, step.config).map(({ name }) => name);
  const diagnostics: JourneyDiagnostic[] = [];
  for (const [name, target] of Object.entries(branches)) {
    if (!known.includes(name)) {
      const choice = known.length === 0 ? 'it ends the journey and has none' : `it has ${known.join(', ')}`;
      const message = `The step has no branch "${name}": ${choice}.`;
      diagnostics.push(stepDiagnostic(id, `branches.${name}`, { severity: 'error', code: 'unknown-branch', message }));
    } else if (!Object.hasOwn(document.steps, target)) {
      const message = `The branch "${name}" leads to "${target}", and there is no step of this id.`;
      diagnostics.push(stepDiagnostic(id, `branches.${name}`, { severity: 'error', code: 'unknown-target', message }));
    }
  }
  for (const { name, required } of branchesOf(definition, step.config)) {
    if (!required || Object.hasOwn(branches, name)) continue;
    const message = `The branch "${name}" leads nowhere, so the caller would get no answer: connect it to a step.`;
    diagnostics.push(stepDiagnostic(id, `branches.${name}`, { severity: 'error', code: 'missing-branch', message }));
  }
  return diagnostics;
}

interface Edge {
  readonly from: string;
  readonly branch: string;
  readonly to: string;
}

/** Depth-first with a stack of its own, so that a long journey can't exhaust the host's. */
function sortSteps(document: JourneyDocument): { order: string[]; backEdges: Edge[] } {
  const state = new Map<string, 'open' | 'done'>();
  const finished: string[] = [];
  const backEdges: Edge[] = [];
  const stack = [{ id: document.start, edges: edgesOf(document, document.start) }];
  state.set(document.start, 'open');
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const edge = top.edges.shift();
    if (edge === undefined) {
      stack.pop();
      state.set(top.id, 'done');
      finished.push(top.id);
    } else if (state.get(edge.to) === 'open') {
      backEdges.push(edge);
    } else if (!state.has(edge.to)) {
      state.set(edge.to, 'open');
      stack.push({ id: edge.to, edges: edgesOf(document, edge.to) });
    }
  }
  return { order: finished.reverse(), backEdges };
}

function edgesOf(document: JourneyDocument, from: string): Edge[] {
  return Object.entries(document.steps[from]?.branches ?? {})
    .filter(([, to]) => Object.hasOwn(document.steps, to))
    .map(([branch, to]) => ({ from, branch, to }));
}
