import { type NamesRead, nearestName } from '@waymark/expression';
import type { JourneyDocument } from '../../document/journey-document.ts';
import { variablesOf } from '../../plan/variables-of.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { pointerTo, stepFinding } from '../diagnostic-codes.ts';
import { mendFormula } from '../fix/fixes.ts';
import type { FlowFormula } from '../flow/flow-formula.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { explainUnset } from './explain-unset.ts';

/** Checks that each variable that a formula reads was set on every path before it. */
export function checkVariables(document: JourneyDocument, flow: JourneyFlow): JourneyDiagnostic[] {
  const everSet = new Set(variablesOf(document));
  return flow.formulas.flatMap((formula) => {
    const { known } = formula;
    if (known === undefined) return [];
    return known.unset.flatMap((name) => {
      const places = known.names.variables.get(name) ?? [];
      const meant = nearestName(name, formula.state.variables.keys());
      return places.slice(0, 5).map((range) => unsetAt(formula, name, range, meant, explain));
      function explain() {
        return everSet.has(name) ? explainUnset(document, flow, formula, name) : neverSet(name);
      }
    });
  });
}

const neverSet = (name: string) =>
  `No step sets a variable "${name}": correct the name, set it in a step before, or put it in double quotes if it is meant as text`;

type Place = NonNullable<ReturnType<NamesRead['variables']['get']>>[number];

function unsetAt(
  { step, reads }: FlowFormula,
  name: string,
  range: Place,
  meant: string | undefined,
  explain: () => string,
): JourneyDiagnostic {
  const path = `config.${reads.path}`;
  const message = meant === undefined ? `${explain()}.` : `${explain()}; or did you mean "${meant}"?`;
  const mend = (text: string, title: string) =>
    mendFormula(pointerTo(step, path), reads.source, { title, edits: [{ ...range, text }] });
  const isWholeText = reads.mode === 'expression' && reads.source.trim() === name;
  const fix =
    meant !== undefined
      ? mend(meant, `Use ${meant}`)
      : isWholeText
        ? mend(JSON.stringify(name), 'Put it in quotes')
        : undefined;
  return stepFinding(step, path, 'undefined-variable', message, { range, fix });
}
