import type { Diagnostic } from '@waymark/expression';
import type { JourneyDocument } from '../../document/journey-document.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { type DiagnosticCode, pointerTo, stepFinding } from '../diagnostic-codes.ts';
import { mendFormula } from '../fix/fixes.ts';
import type { FlowFormula } from '../flow/flow-formula.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { areaOf, stepOf } from '../journey-graph.ts';

/** Rules of the expression language that say that a test always has the same result. */
export const CONSTANT_RULES: ReadonlySet<string> = new Set(['constant-condition', 'constant-comparison']);

/** Rules about names, which are looked at together with the paths that set them. */
export const NAME_RULES: ReadonlySet<string> = new Set(['unknown-variable', 'let-needs-letr']);

/** Rules about conditions that yield something else. */
const CONDITION_RULES: ReadonlySet<string> = new Set(['condition-not-boolean', 'condition-is-text']);

/** Checks that every formula can be read, and that it works with the variables that are live where it stands. */
export function checkFormulas(document: JourneyDocument, flow: JourneyFlow): JourneyDiagnostic[] {
  return flow.formulas.flatMap((formula) => {
    if (formula.known === undefined) {
      return formula.problems.map((problem) => findingAt(formula, 'invalid-expression', problem));
    }
    return formula.known.check.diagnostics.flatMap((problem) => {
      if (CONSTANT_RULES.has(problem.code) && isLoopWithoutPasses(document, formula.step, flow)) return [];
      const code = codeFor(document, formula, problem);
      return code === undefined ? [] : [findingAt(formula, code, problem)];
    });
  });
}

/** Where no pass comes to its end, a loop tests nothing but the values it began with, which others report better. */
const isLoopWithoutPasses = (document: JourneyDocument, step: string, { graph }: JourneyFlow): boolean =>
  areaOf(stepOf(document, step)) === 'repeated' &&
  !graph.order.some((id) => graph.edgesFrom(id).some(({ again, to }) => again && to === step));

function codeFor(document: JourneyDocument, formula: FlowFormula, problem: Diagnostic): DiagnosticCode | undefined {
  const { code: rule, severity } = problem;
  // What comes of claims that nobody verified is followed through all steps, elsewhere.
  if (severity === 'info' || rule === 'unverified-claims') return undefined;
  if (severity === 'error' && NAME_RULES.has(rule)) return undefined;
  const isCondition = CONDITION_RULES.has(rule);
  if (severity === 'warning') {
    if (isCondition && formula.tolerant === true && hasOtherwise(document, formula.step)) return undefined;
    return CONSTANT_RULES.has(rule) && formula.purpose === 'decision' ? 'constant-condition' : 'doubtful-expression';
  }
  return isCondition ? 'condition-not-boolean' : 'type-error';
}

const hasOtherwise = (document: JourneyDocument, step: string) =>
  Object.hasOwn(stepOf(document, step)?.branches ?? {}, 'otherwise');

/** A finding of the expression language as one of the journey. */
export function findingAt(formula: FlowFormula, code: DiagnosticCode, problem: Diagnostic): JourneyDiagnostic {
  const { start, end, fix } = problem;
  const path = `config.${formula.reads.path}`;
  return stepFinding(formula.step, path, code, problem.message, {
    range: { start, end },
    rule: problem.code,
    fix: fix && mendFormula(pointerTo(formula.step, path), formula.reads.source, fix),
  });
}
