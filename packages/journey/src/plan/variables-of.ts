import type { JourneyDocument } from '../document/journey-document.ts';
import { errorVariableOf } from '../steps/step-kind.ts';
import { findStepKind } from '../steps/step-kinds.ts';

/** Names that a journey's steps can read: its parameters and what its steps set, errors included. */
export function variablesOf(document: JourneyDocument): string[] {
  const names = new Set((document.parameters ?? []).map(({ name }) => name));
  for (const { kind, config } of Object.values(document.steps)) {
    const definition = findStepKind(kind);
    if (definition === undefined) continue;
    for (const flow of definition.dataFlow((config ?? {}) as never)) if ('writes' in flow) names.add(flow.writes);
    const error = errorVariableOf(definition, config);
    if (error !== undefined) names.add(error);
  }
  return [...names];
}
