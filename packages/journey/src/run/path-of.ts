import type { Plan } from '../plan/plan.ts';
import type { Path, StepRecord } from './outcome.ts';

/** What a path's numbers stand for: the steps of a plan. */
type NamedSteps =
  | Pick<Plan, 'steps'>['steps']
  | readonly { readonly id: string; readonly branchNames: readonly string[] }[];

/** Puts names to the numbers of a recorded path. */
export function pathOf({ steps }: { readonly steps: NamedSteps }, path: Path): StepRecord[] {
  const taken: StepRecord[] = [];
  for (let index = 0; index < path.length; index += 3) {
    const step = steps[path[index] as number];
    const at = path[index + 2] as number;
    if (step !== undefined) {
      taken.push({ step: step.id, branch: step.branchNames[path[index + 1] as number] ?? null, at });
    }
  }
  return taken;
}
