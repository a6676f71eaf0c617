import { nearestName, type SourceRange } from '@waymark/expression';
import type { JourneyDocument } from '../../document/journey-document.ts';
import { variablesOf } from '../../plan/variables-of.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { pointerTo, stepFinding } from '../diagnostic-codes.ts';
import { mendFormula } from '../fix/fixes.ts';
import type { FlowFormula } from '../flow/flow-formula.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { findingAt, NAME_RULES } from './check-formulas.ts';
import { explainUnset } from './explain-unset.ts';

/** Checks that each variable that a formula reads was set on every path before it. */
export function checkVariables(document: JourneyDocument, flow: JourneyFlow): JourneyDiagnostic[] {
  const everSet = new Set(variablesOf(document));
  let explained = 0;
  return flow.formulas.flatMap((formula) =>
    (formula.known?.unset ?? []).flatMap((name) => {
      const [range] = formula.known?.names.variables.get(name) ?? [];
      if (range === undefined) return [];
      if (++explained > MAX_EXPLAINED) return [unsetAt(formula, name, range, undefined, briefly(name))];
      const meant = nearestName(name, formula.state.variables.keys());
      if (everSet.has(name)) return [unsetAt(formula, name, range, meant, explainUnset(document, flow, formula, name))];
      return [namedBySlip(formula, range, meant) ?? unsetAt(formula, name, range, meant, neverSet(name))];
    }),
  );
}

/** The expression language knows names of other languages, and names that a `let` binds too late. */
function namedBySlip(
  formula: FlowFormula,
  range: SourceRange,
  meant: string | undefined,
): JourneyDiagnostic | undefined {
  const problem = formula.known?.check.diagnostics.find(
    ({ code, start, severity }) => severity === 'error' && NAME_RULES.has(code) && start === range.start,
  );
  if (problem === undefined || (problem.code === 'unknown-variable' && meant !== undefined)) return undefined;
  return findingAt(formula, 'undefined-variable', problem);
}

/** Looking for the path on which a variable is missing takes a while; nobody mends hundreds of them at once. */
const MAX_EXPLAINED = 50;

const briefly = (name: string) =>
  `The variable "${name}" is not set on every path that leads here: set it in a step before`;

const neverSet = (name: string) => `No step sets a variable "${name}"`;

function unsetAt(
  { step, reads, known }: FlowFormula,
  name: string,
  range: SourceRange,
  meant: string | undefined,
  reason: string,
): JourneyDiagnostic {
  const path = `config.${reads.path}`;
  const message = meant === undefined ? `${reason}.` : `${reason}; or did you mean "${meant}"?`;
  const places = known?.names.variables.get(name) ?? [];
  const edits = places.map(({ start, end }) => ({ start, end, text: meant ?? name }));
  const fix =
    meant === undefined
      ? undefined
      : mendFormula(pointerTo(step, path), reads.source, { title: `Use ${meant}`, edits });
  return stepFinding(step, path, 'undefined-variable', message, { range, fix });
}
