import { findStepKind, type JourneyDocument, type Position, type Step } from '@waymark/journey';
import { connect, targetAreaOf } from './connect.ts';
import { newStepId } from './new-step-id.ts';
import { moveSteps, setStep } from './set-step.ts';
import { BODY, branchesOfStep, isArea } from './step-branches.ts';

export interface NewStep {
  readonly kind: string;
  readonly name?: string;
  readonly config?: Step['config'];
  readonly position?: Position;
  readonly inside?: string | undefined;
  /** The branch that leads to the new step. Without a name: the first one that leads nowhere yet. */
  readonly after?: { readonly step: string; readonly branch?: string };
  /** The new step goes on to where the branch led before. */
  readonly between?: boolean;
}

export interface Added {
  readonly document: JourneyDocument;
  readonly id: string;
}

/** Adds a step, behind a branch or on its own. A journey or an area without steps begins with it. */
export function addStep(document: JourneyDocument, wanted: NewStep): Added {
  const definition = findStepKind(wanted.kind);
  const branch = wanted.after && branchFor(document, wanted.after);
  const from = wanted.after?.step;
  const inside = from !== undefined && branch !== undefined ? targetAreaOf(document, from, branch) : wanted.inside;
  const id = newStepId(document.steps, wanted.name ?? wanted.kind);
  const isFirst = !Object.values(document.steps).some((step) => step.inside === inside);
  const step = {
    kind: wanted.kind,
    name: wanted.name ?? definition?.name ?? wanted.kind,
    ...(inside === undefined ? {} : { inside }),
    config: wanted.config ?? newConfig(wanted.kind),
  };
  let next = setStep(document, id, step);
  if (wanted.position !== undefined) next = moveSteps(next, { [id]: wanted.position });
  if (from !== undefined && branch !== undefined) {
    const before = document.steps[from]?.branches?.[branch];
    next = connect(next, from, branch, id);
    const onward = wanted.between === true && before !== undefined ? mainBranchOf(next, id) : undefined;
    if (onward !== undefined && before !== undefined) next = connect(next, id, onward, before);
  } else if (isFirst) {
    next = inside === undefined ? { ...next, start: id } : connect(next, inside, BODY, id);
  } else {
    const answer = answerBehind(document, wanted);
    const onward = mainBranchOf(next, id);
    if (answer !== undefined && onward !== undefined) next = { ...connect(next, id, onward, answer), start: id };
  }
  return { document: next, id };
}

/** The answer that a journey begins with, as a blank one does: a step that is added without a place goes in front of it. */
export function answerBehind(document: JourneyDocument, wanted: NewStep): string | undefined {
  const { start, steps } = document;
  const first = steps[start];
  if (first === undefined || branchesOfStep(first).length > 0) return undefined;
  if (wanted.position !== undefined || wanted.inside !== undefined) return undefined;
  if (wanted.after !== undefined && branchFor(document, wanted.after) !== undefined) return undefined;
  return branchesOfStep({ kind: wanted.kind }).length === 0 ? undefined : start;
}

/** Puts a new step on a wire. */
export function insertOnEdge(
  document: JourneyDocument,
  edge: { readonly step: string; readonly branch: string },
  kind: string,
  position?: Position,
): Added {
  return addStep(document, { kind, after: edge, between: true, ...(position === undefined ? {} : { position }) });
}

/** The branch that people mean when they name none: the first that must lead somewhere and doesn't, else the first. */
export function branchFor(
  document: JourneyDocument,
  { step: id, branch }: { readonly step: string; readonly branch?: string },
): string | undefined {
  const step = document.steps[id];
  if (step === undefined || branch !== undefined) return branch;
  const branches = branchesOfStep(step);
  const isFree = (name: string) => step.branches?.[name] === undefined;
  const found =
    branches.find(({ name, required }) => required && isFree(name)) ??
    branches.find(({ required }) => required) ??
    branches.find(({ name }) => isFree(name)) ??
    branches[0];
  return found?.name;
}

/** The branch that leads on from a step; an answer has none. */
export function mainBranchOf({ steps }: Pick<JourneyDocument, 'steps'>, id: string): string | undefined {
  const step = steps[id];
  if (step === undefined) return undefined;
  const branches = branchesOfStep(step).filter(({ name }) => !(isArea(step) && name === BODY));
  return (branches.find(({ required }) => required) ?? branches[0])?.name;
}

/** Choices in a new step that nearly everybody makes; formulas stay empty, and the proof asks for them. */
function newConfig(kind: string): NonNullable<Step['config']> {
  switch (kind) {
    case 'http-complete':
      return { responseCode: 200, responseType: 'json' };
    case 'set-variables':
      return { variables: [{ name: '', value: '' }] };
    case 'condition':
      return { condition: '' };
    case 'match-case':
      return { source: '', dataType: 'string', cases: [{ name: 'case-1', value: '' }] };
    case 'while-loop':
      return { condition: '', maxPasses: 5 };
    default:
      return {};
  }
}
