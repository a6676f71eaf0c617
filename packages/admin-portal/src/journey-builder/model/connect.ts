import { END_OF_AREA, type JourneyDocument } from '@waymark/journey';
import { setStep, without } from './set-step.ts';
import { BODY, isArea } from './step-branches.ts';

/** Why a branch may not lead somewhere. */
export type ConnectFault = 'missing' | 'into-itself' | 'other-area' | 'end-outside-area' | 'end-of-body';

/** The area whose steps a branch may lead to; undefined is the journey itself. */
export function targetAreaOf({ steps }: JourneyDocument, from: string, branch: string): string | undefined {
  const step = steps[from];
  return branch === BODY && isArea(step) ? from : step?.inside;
}

/** Why the branch may not lead there; undefined when it may. Ways round in a circle are the proof's to judge. */
export function connectFault(
  document: JourneyDocument,
  from: string,
  branch: string,
  to: string,
): ConnectFault | undefined {
  const step = document.steps[from];
  if (step === undefined) return 'missing';
  const isBody = branch === BODY && isArea(step);
  if (to === END_OF_AREA) return isBody ? 'end-of-body' : step.inside === undefined ? 'end-outside-area' : undefined;
  if (to === from) return 'into-itself';
  const target = document.steps[to];
  if (target === undefined) return 'missing';
  return target.inside === targetAreaOf(document, from, branch) ? undefined : 'other-area';
}

/** Leads a branch to a step or to the end of the area, whatever it led to before. */
export function connect(document: JourneyDocument, from: string, branch: string, to: string): JourneyDocument {
  const step = document.steps[from];
  if (step === undefined || step.branches?.[branch] === to) return document;
  if (connectFault(document, from, branch, to) !== undefined) return document;
  return setStep(document, from, { ...step, branches: { ...step.branches, [branch]: to } });
}

/** Takes a branch off the step that it leads to. */
export function disconnect(document: JourneyDocument, from: string, branch: string): JourneyDocument {
  const step = document.steps[from];
  if (step?.branches?.[branch] === undefined) return document;
  return setStep(document, from, { ...step, branches: without(step.branches, (name) => name === branch) });
}

/** Where a branch may lead, in the order of the document. */
export function targetsOf(document: JourneyDocument, from: string, branch: string): string[] {
  const steps = Object.keys(document.steps).filter((to) => connectFault(document, from, branch, to) === undefined);
  return connectFault(document, from, branch, END_OF_AREA) === undefined ? [...steps, END_OF_AREA] : steps;
}
