import { abort } from './abort/abort.ts';
import { block } from './block/block.ts';
import { complete } from './complete/complete.ts';
import { condition } from './condition/condition.ts';
import { enrichEvents } from './enrich-events/enrich-events.ts';
import { httpComplete } from './http-complete/http-complete.ts';
import { logEvent } from './log-event/log-event.ts';
import { matchCase } from './match-case/match-case.ts';
import { setVariables } from './set-variables/set-variables.ts';
import type { StepKind } from './step-kind.ts';
import { subJourney } from './sub-journey/sub-journey.ts';
import { validateToken } from './validate-token/validate-token.ts';
import { whileLoop } from './while-loop/while-loop.ts';

/** Every kind of step, in the order of the palette. A new kind is one folder and one line here. */
export const STEP_KINDS: readonly StepKind[] = [
  setVariables,
  condition,
  matchCase,
  whileLoop,
  block,
  subJourney,
  validateToken,
  logEvent,
  enrichEvents,
  httpComplete,
  complete,
  abort,
];

const byKind: ReadonlyMap<string, StepKind> = new Map(STEP_KINDS.map((definition) => [definition.kind, definition]));

export const findStepKind = (kind: string): StepKind | undefined => byKind.get(kind);
