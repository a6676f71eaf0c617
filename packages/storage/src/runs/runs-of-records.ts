import type { RunRecord, StepRecord } from '@waymark/journey';
import type { RunPlan, RunToKeep } from './run-to-keep.ts';

interface GrowingPlan extends RunPlan {
  readonly steps: { readonly id: string; readonly branchNames: string[] }[];
  readonly indexOf: Map<string, number>;
}

/** Records as runs, with plans that hold just the names that occur: how stored runs are written down again. */
export function runsOfRecords(records: readonly RunRecord[]): readonly RunToKeep[] {
  const plans = new Map<string, GrowingPlan>();
  return records.map(({ steps, journeyId, version, ...record }) => {
    const key = `${version} ${journeyId}`;
    let plan = plans.get(key);
    if (plan === undefined) {
      plan = { journeyId, version, steps: [], indexOf: new Map() };
      plans.set(key, plan);
    }
    return { ...record, plan, path: pathOf(steps, plan) };
  });
}

function pathOf(steps: readonly StepRecord[], plan: GrowingPlan): readonly number[] {
  const path: number[] = [];
  for (const { step, branch, at } of steps) {
    let index = plan.indexOf.get(step);
    if (index === undefined) {
      index = plan.steps.push({ id: step, branchNames: [] }) - 1;
      plan.indexOf.set(step, index);
    }
    path.push(index, branch === null ? -1 : branchIndex(plan.steps[index]?.branchNames ?? [], branch), at);
  }
  return path;
}

function branchIndex(names: string[], branch: string): number {
  const index = names.indexOf(branch);
  return index === -1 ? names.push(branch) - 1 : index;
}
