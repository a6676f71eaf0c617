import type { JourneyDiagnostic } from '@waymark/journey';

/** The findings of one step, or of the journey itself. */
export interface ProblemGroup {
  readonly step: string | undefined;
  readonly problems: readonly JourneyDiagnostic[];
  readonly errors: number;
}

const rank = ({ severity }: JourneyDiagnostic) => (severity === 'error' ? 0 : 1);

/** The findings by step: those with errors first, then in the order of the journey; errors first within a step. */
export function groupProblems(diagnostics: readonly JourneyDiagnostic[]): ProblemGroup[] {
  const groups = new Map<string | undefined, JourneyDiagnostic[]>();
  for (const one of diagnostics) {
    const group = groups.get(one.step);
    if (group === undefined) groups.set(one.step, [one]);
    else group.push(one);
  }
  return [...groups]
    .map(([step, problems]) => ({
      step,
      problems: [...problems].sort((left, right) => rank(left) - rank(right)),
      errors: problems.filter(({ severity }) => severity === 'error').length,
    }))
    .sort((left, right) => Math.min(right.errors, 1) - Math.min(left.errors, 1));
}
