import { condition } from './condition/condition.ts';
import { httpComplete } from './http-complete/http-complete.ts';
import { setVariables } from './set-variables/set-variables.ts';
import type { StepKind } from './step-kind.ts';

/** Every kind of step, in the order of the palette. A new kind is one folder and one line here. */
export const STEP_KINDS: readonly StepKind[] = [setVariables, condition, httpComplete];

const byKind: ReadonlyMap<string, StepKind> = new Map(STEP_KINDS.map((definition) => [definition.kind, definition]));

export const findStepKind = (kind: string): StepKind | undefined => byKind.get(kind);
