import { findStepKind, type JourneyDocument, type Step } from '@waymark/journey';

/** What people call a step: its own name, or that of its kind. */
export function nameOfStep(step: Step | undefined, id: string): string {
  if (step === undefined) return id;
  const { name } = step;
  return name !== undefined && name.trim() !== '' ? name : (findStepKind(step.kind)?.name ?? step.kind);
}

/** {@link nameOfStep} by id. */
export const nameOf = ({ steps }: JourneyDocument, id: string): string => nameOfStep(steps[id], id);
