import { type Type, unknownType } from '@waymark/expression';
import { findStepKind, type JourneyDocument, type JourneyFlow } from '@waymark/journey';
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
  const known = flow.formulaAt(step, path)?.state.variables ?? flow.variablesAt(step);
  return Object.fromEntries([...(known ?? [])].filter(([name]) => !name.startsWith(UNNAMED)));
}

function allVariables({ steps, parameters = [] }: JourneyDocument): Variables {
  const names = new Set(parameters.map(({ name }) => name));
  for (const { kind, config } of Object.values(steps)) {
    try {
      for (const flow of findStepKind(kind)?.dataFlow((config ?? {}) as never) ?? []) {
        if ('writes' in flow && flow.writes !== '') names.add(flow.writes);
      }
    } catch {
      // A config that is not finished writes nothing yet.
    }
  }
  return Object.fromEntries([...names].map((name) => [name, unknownType]));
}
