import { type BranchDefinition, branchesOf, findStepKind, type Step } from '@waymark/journey';

/** The ways out of a step, also where its config is incomplete; branches that its kind doesn't know come last. */
export function branchesOfStep(step: Step): readonly BranchDefinition[] {
  const known = knownBranches(step);
  const names = new Set(known.map(({ name }) => name));
  const others = Object.keys(step.branches ?? {}).filter((name) => !names.has(name));
  return others.length === 0 ? known : [...known, ...others.map((name) => ({ name, label: name, required: false }))];
}

function knownBranches({ kind, config }: Step): readonly BranchDefinition[] {
  const definition = findStepKind(kind);
  if (definition === undefined) return [];
  try {
    return branchesOf(definition, config);
  } catch {
    // A config that is not finished, such as a match-case step without cases.
    return typeof definition.branches === 'function' ? [{ name: 'otherwise', label: 'Otherwise', required: true }] : [];
  }
}

/** Whether a step holds other steps. */
export const isArea = (step: Step | undefined): boolean =>
  step !== undefined && findStepKind(step.kind)?.area !== undefined;

/** The branch of a loop or a block that leads into it. */
export const BODY = 'body';
