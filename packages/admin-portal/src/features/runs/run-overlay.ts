import type { ExplainedStep } from '@waymark/journey';
import type { Run, RunExplanation } from '../../api/generated/admin-api.ts';
import type { PathOverlay } from '../../journey-builder/path-overlay.ts';

/** The steps of a run: with their values where a receipt was kept, else those of the record. Times are the call's own. */
export function stepsOf(
  { steps }: Pick<Run, 'steps'>,
  explanation: Pick<RunExplanation, 'steps'> | undefined,
): readonly ExplainedStep[] {
  return steps.map((record, index) => {
    const explained = explanation?.steps[index];
    const isSame = explained?.step === record.step && explained.branch === record.branch;
    if (!isSame) return { ...record, kind: '', values: {}, sets: {} };
    return { ...(explained as unknown as ExplainedStep), at: record.at };
  });
}

/** The way of a run, for the canvas. */
export function overlayOf(steps: readonly ExplainedStep[], current: number): PathOverlay {
  return {
    steps,
    ...(steps.length === 0 ? {} : { current: clampStep(current, steps.length) }),
    taken: new Set(steps.flatMap(({ step, branch }) => (branch === null ? [] : [`${step}:${branch}`]))),
  };
}

/** A step that there is. */
export const clampStep = (index: number, length: number): number => Math.max(0, Math.min(index, length - 1));

/** The step of the journey itself at which a run stands: inside a sub-journey, the step that called it. */
export const ownStepOf = (step: string): string => step.split('/', 1)[0] ?? step;
