import type { JourneyDocument } from '../../document/journey-document.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { stepFinding } from '../diagnostic-codes.ts';
import type { FlowFormula } from '../flow/flow-formula.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { stepOf } from '../journey-graph.ts';
import { CONSTANT_RULES } from './check-formulas.ts';

/** Finds conditions that always come out the same: by what they say, or by what was decided before them. */
export function checkDecisions(document: JourneyDocument, flow: JourneyFlow): JourneyDiagnostic[] {
  return flow.formulas.flatMap((formula): JourneyDiagnostic[] => {
    if (formula.purpose !== 'decision' || formula.expected?.kind !== 'boolean') return [];
    const never = flow.graph
      .edgesFrom(formula.step)
      .filter(({ branch }) => branch !== 'otherwise' && branch !== 'failure')
      .filter((edge) => !flow.isPossible(edge));
    const [edge] = never;
    if (edge === undefined || never.length > 1 || isKnownAlready(formula)) return [];
    return [constantAt(document, formula, edge.branch)];
  });
}

/** The check of the formula itself has said so. */
const isKnownAlready = ({ known }: FlowFormula) =>
  known?.check.diagnostics.some(({ code, severity }) => severity !== 'info' && CONSTANT_RULES.has(code)) === true ||
  known?.check.diagnostics.some(({ severity }) => severity === 'error') === true;

function constantAt(document: JourneyDocument, formula: FlowFormula, branch: string): JourneyDiagnostic {
  const outcome = branch === 'no' || branch === 'next';
  const range = { start: 0, end: formula.reads.source.length };
  return stepFinding(formula.step, `config.${formula.reads.path}`, 'constant-condition', message(), { range });

  function message(): string {
    const result = `${outcome}`;
    if (stepOf(document, formula.step)?.kind === 'while-loop') {
      return outcome
        ? 'The condition is always true, so the loop ends only by an answer inside it, or at its most passes, which aborts the run: test something that changes.'
        : 'The condition is always false, so the loop makes no pass: correct the condition or remove the loop.';
    }
    if (formula.known?.decided !== undefined) {
      return `The steps before have decided this already: on every path to here it is ${result}, so the branch "${branch}" is never taken. Remove the condition or correct it.`;
    }
    return `With the values that its variables can have here, this is always ${result}, so the branch "${branch}" is never taken. Remove the condition or correct it.`;
  }
}
