import { compileExpression, createFixtureHost } from '@waymark/expression';
import type { JourneyDocument } from '../../document/journey-document.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { stepFinding } from '../diagnostic-codes.ts';

/** Finds loops whose condition reads nothing but their own counter, and is still true when they may make no further pass. */
export function checkLoopEnds(document: JourneyDocument): JourneyDiagnostic[] {
  return Object.entries(document.steps).flatMap(([id, { kind, config = {} }]): JourneyDiagnostic[] => {
    const passes = findStepKind(kind)?.maxPasses?.(config as never);
    const { condition, counter } = config as { readonly condition?: string; readonly counter?: string };
    if (passes === undefined || condition === undefined || counter === undefined) return [];
    if (isSetInside(document, id, counter) || !isTrueThroughout(condition, counter, passes)) return [];
    const message = `The loop may make ${passes} passes, and its condition is still true then: a run that makes them all aborts. Raise maxPasses, or let the condition end before.`;
    return [stepFinding(id, 'config.maxPasses', 'endless-loop', message)];
  });
}

function isTrueThroughout(condition: string, counter: string, passes: number): boolean {
  const compiled = compileExpression(condition, { variables: [counter] });
  if (!compiled.ok) return false;
  const { freeVariables, calls, evaluate } = compiled.expression;
  if (freeVariables.join() !== counter || calls.length > 0) return false;
  const host = createFixtureHost();
  for (let pass = 0; pass <= passes; pass++) {
    try {
      if (evaluate([pass], host) !== true) return false;
    } catch {
      return false;
    }
  }
  return true;
}

/** Steps in the loop may set its counter, and then nothing is certain. */
function isSetInside({ steps }: JourneyDocument, loop: string, counter: string): boolean {
  return Object.entries(steps).some(
    ([id, { kind, config }]) =>
      id !== loop &&
      (findStepKind(kind)?.dataFlow((config ?? {}) as never) ?? []).some(
        (flow) => 'writes' in flow && flow.writes === counter,
      ),
  );
}
