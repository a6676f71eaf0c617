import type { Plan } from '../plan/plan.ts';
import type { Path } from './outcome.ts';

/** One step that a run took, by name. `branch` is null for the step that ended the run. */
export interface StepTaken {
  readonly step: string;
  readonly branch: string | null;
}

/** Puts names to the numbers of a recorded path. */
export function pathOf(plan: Plan, path: Path): StepTaken[] {
  const taken: StepTaken[] = [];
  for (let index = 0; index < path.length; index += 2) {
    const step = plan.steps[path[index] as number];
    if (step !== undefined) taken.push({ step: step.id, branch: step.branchNames[path[index + 1] as number] ?? null });
  }
  return taken;
}
