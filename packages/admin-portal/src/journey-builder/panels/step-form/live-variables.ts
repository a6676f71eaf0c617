import { type Type, unknownType } from '@waymark/expression';
import { findStepKind, type JourneyDocument, type JourneyFlow, type Step } from '@waymark/journey';
import { UNNAMED } from './fill-gaps.ts';

export type Variables = Readonly<Record<string, Type>>;

/**
 * The variables that a formula can read: those of the rows above it, and what every path to its step has set. A step
 * that no path leads to yet may read every variable of the journey, since nobody knows where it will stand.
 */
export function liveVariables(
  document: JourneyDocument,
  flow: JourneyFlow | undefined,
  step: string,
  path: string,
): Variables {
  if (flow === undefined || flow.variablesAt(step) === undefined) return allVariables(document);
  const at = flow.formulaAt(step, path)?.state.variables;
  const known = at ?? [...rowsAbove(document, step, path), ...(flow.variablesAt(step) ?? [])];
  return Object.fromEntries([...known].filter(([name]) => !name.startsWith(UNNAMED)));
}

/** Of a row that the proof has not seen yet: what the rows above it set. */
function rowsAbove({ steps }: JourneyDocument, id: string, path: string): [string, Type][] {
  const above: [string, Type][] = [];
  for (const flow of dataFlowOf(steps[id])) {
    if ('reads' in flow && flow.reads.path === path) break;
    if ('writes' in flow && flow.writes !== '') above.push([flow.writes, unknownType]);
  }
  return above;
}

/** A config that is not finished may do nothing yet. */
function dataFlowOf(step: Step | undefined) {
  try {
    return step === undefined ? [] : (findStepKind(step.kind)?.dataFlow((step.config ?? {}) as never) ?? []);
  } catch {
    return [];
  }
}

function allVariables({ steps, parameters = [] }: JourneyDocument): Variables {
  const names = new Set(parameters.map(({ name }) => name));
  for (const step of Object.values(steps)) {
    for (const flow of dataFlowOf(step)) if ('writes' in flow && flow.writes !== '') names.add(flow.writes);
  }
  return Object.fromEntries([...names].map((name) => [name, unknownType]));
}
