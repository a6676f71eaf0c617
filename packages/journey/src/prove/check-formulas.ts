import { compileExpression } from '@waymark/expression';
import type { JourneyDocument, Step } from '../document/journey-document.ts';
import type { FormulaField } from '../steps/fields.ts';
import type { StepKind } from '../steps/step-kind.ts';
import { findStepKind } from '../steps/step-kinds.ts';
import type { JourneyDiagnostic } from './diagnostic.ts';
import { stepDiagnostic } from './diagnostic-codes.ts';

/**
 * Compiles every formula and checks that each variable it reads was set on every path before it. Follows the steps in
 * the order of {@link checkGraph}: what is set when a step begins is what all its predecessors agree on.
 */
export function checkFormulas(document: JourneyDocument, order: readonly string[]): JourneyDiagnostic[] {
  const diagnostics: JourneyDiagnostic[] = [];
  const setBefore = new Map<string, ReadonlySet<string>>();
  setBefore.set(document.start, new Set());
  for (const id of order) {
    const step = document.steps[id] as Step;
    const defined = new Set(setBefore.get(id));
    for (const flow of (findStepKind(step.kind) as StepKind).dataFlow((step.config ?? {}) as never)) {
      if ('writes' in flow) defined.add(flow.writes);
      else diagnostics.push(...checkFormula(id, flow.reads, defined));
    }
    for (const target of Object.values(step.branches ?? {})) {
      const known = setBefore.get(target);
      setBefore.set(target, known === undefined ? defined : new Set([...known].filter((name) => defined.has(name))));
    }
  }
  return diagnostics;
}

function checkFormula(step: string, field: FormulaField, defined: ReadonlySet<string>): JourneyDiagnostic[] {
  const path = `config.${field.path}`;
  const result = compileExpression(field.source, { mode: field.mode, variables: [] });
  if (!result.ok) {
    return result.diagnostics.map(({ severity, message, start, end }) =>
      stepDiagnostic(step, path, {
        severity: severity === 'error' ? 'error' : 'warning',
        code: 'invalid-expression',
        message,
        range: { start, end },
      }),
    );
  }
  const { expression } = result;
  return expression.freeVariables
    .filter((name) => !defined.has(name))
    .map((name) => {
      const message = `The variable "${name}" is not set on every path that leads here: set it in a step before.`;
      return stepDiagnostic(step, path, { severity: 'error', code: 'undefined-variable', message });
    });
}
