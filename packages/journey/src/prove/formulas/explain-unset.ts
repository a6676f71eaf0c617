import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { errorVariableOf, FAILURE } from '../../steps/step-kind.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import type { FlowFormula } from '../flow/flow-formula.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { areaOf, type Edge, stepOf } from '../journey-graph.ts';

/** Says in a sentence without a full stop on which path a variable is missing, and why. */
export function explainUnset(document: JourneyDocument, flow: JourneyFlow, formula: FlowFormula, name: string): string {
  const all = settersOf(document, name);
  const own = all.find(({ id, failure }) => id === formula.step && !failure);
  if (all.length === 1 && own !== undefined) {
    return `The variable "${name}" is set by this step itself, after it is read: set it in a step before`;
  }
  const [onlyError] = all;
  if (onlyError !== undefined && all.every(({ failure }) => failure)) {
    return `The variable "${name}" holds the error of "${onlyError.id}" and exists only behind that step's failure branch`;
  }
  const around = areasAround(document, formula.step);
  const loop = all.map(({ step }) => loopAround(document, step)).find((area) => area !== undefined);
  if (loop !== undefined && all.every(({ step }) => loopAround(document, step) !== undefined)) {
    if (!around.includes(loop) || comesLater(flow, all, formula.step)) {
      return `The variable "${name}" is set inside the loop "${loop}", where each pass has its own: set it before the loop, or in the loop's own variables`;
    }
  }
  const branch = missingBranch(document, flow, formula.step, name);
  if (branch !== undefined) return onBranch(name, branch);
  const [first] = all;
  return `The variable "${name}" is set only by "${first?.id ?? ''}", and no path leads from there to here: set it in a step before`;
}

function onBranch(name: string, { from, branch }: Pick<Edge, 'from' | 'branch'>): string {
  if (branch === FAILURE) {
    return `The variable "${name}" is not set when "${from}" fails, and its failure branch leads here: set it before that step, or on that branch`;
  }
  return `The variable "${name}" is not set on the path that takes the branch "${branch}" of "${from}": set it there too, or before`;
}

interface Setter {
  readonly id: string;
  readonly step: Step;
  /** True for the variable of an error, which is set on the failure branch alone. */
  readonly failure: boolean;
}

const setters = new WeakMap<JourneyDocument, ReadonlyMap<string, readonly Setter[]>>();

function settersOf(document: JourneyDocument, name: string): readonly Setter[] {
  const all = setters.get(document) ?? collectSetters(document);
  setters.set(document, all);
  return all.get(name) ?? [];
}

function collectSetters(document: JourneyDocument): ReadonlyMap<string, readonly Setter[]> {
  const found = new Map<string, Setter[]>();
  const add = (name: string, setter: Setter) => {
    const known = found.get(name);
    if (known === undefined) found.set(name, [setter]);
    else if (known.at(-1)?.id !== setter.id) known.push(setter);
  };
  for (const [id, step] of Object.entries(document.steps)) {
    const definition = findStepKind(step.kind);
    if (definition === undefined) continue;
    for (const flow of definition.dataFlow((step.config ?? {}) as never)) {
      if ('writes' in flow) add(flow.writes, { id, step, failure: false });
    }
    const error = errorVariableOf(definition, step.config);
    if (error !== undefined) add(error, { id, step, failure: true });
  }
  return found;
}

/** The areas that a step is in, from the inside out. */
function areasAround(document: JourneyDocument, id: string): string[] {
  const areas: string[] = [];
  for (let at = stepOf(document, id)?.inside; at !== undefined && !areas.includes(at); ) {
    areas.push(at);
    at = stepOf(document, at)?.inside;
  }
  return areas;
}

function loopAround(document: JourneyDocument, { inside }: Step): string | undefined {
  const seen = new Set<string>();
  for (let at = inside; at !== undefined && !seen.has(at); at = stepOf(document, at)?.inside) {
    if (areaOf(stepOf(document, at)) === 'repeated') return at;
    seen.add(at);
  }
  return undefined;
}

/** Whether all steps that set a variable stand behind the one that reads it. */
function comesLater({ graph }: JourneyFlow, setters: readonly Setter[], reader: string): boolean {
  const position = graph.order.indexOf(reader);
  return setters.every(({ id }) => graph.order.indexOf(id) >= position);
}

/** The last branch on a path to the step where another branch of the same step would have set the variable. */
function missingBranch(
  document: JourneyDocument,
  flow: JourneyFlow,
  reader: string,
  name: string,
): Pick<Edge, 'from' | 'branch'> | undefined {
  const isSetAfter = (edge: Edge) => flow.variablesAfter(edge.from, edge.branch)?.has(name) === true;
  const path = pathWithout(document, flow, reader, isSetAfter);
  const forks = path.filter(({ from }) => flow.graph.edgesFrom(from).length > 1);
  const leading = stepsThatLeadToSetting(document, flow, name);
  return (
    forks.findLast((edge) =>
      flow.graph
        .edgesFrom(edge.from)
        .some((other) => other.branch !== edge.branch && (isSetAfter(other) || leading.has(other.to))),
    ) ?? forks.at(-1)
  );
}

/** A shortest path from the start to a step on which no step sets the variable. */
function pathWithout(document: JourneyDocument, flow: JourneyFlow, last: string, isSetAfter: (edge: Edge) => boolean) {
  const cameBy = new Map<string, Edge>();
  const queue = [document.start];
  for (let at = queue.shift(); at !== undefined && at !== last; at = queue.shift()) {
    for (const edge of flow.graph.edgesFrom(at)) {
      if (edge.again || edge.to === document.start || cameBy.has(edge.to) || isSetAfter(edge)) continue;
      cameBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  const path: Edge[] = [];
  for (let edge = cameBy.get(last); edge !== undefined; edge = cameBy.get(edge.from)) path.unshift(edge);
  return path;
}

/** Steps that set the variable, and those from which a path leads to one. */
function stepsThatLeadToSetting(document: JourneyDocument, flow: JourneyFlow, name: string): ReadonlySet<string> {
  const found = new Set(settersOf(document, name).map(({ id }) => id));
  for (const id of [...flow.graph.order].reverse()) {
    if (flow.graph.edgesFrom(id).some(({ to, again }) => !again && found.has(to))) found.add(id);
  }
  return found;
}
