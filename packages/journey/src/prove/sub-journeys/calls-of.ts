import type { JourneyDocument } from '../../document/journey-document.ts';
import { findStepKind } from '../../steps/step-kinds.ts';

/** A step that calls a sub-journey. */
export interface Call {
  readonly step: string;
  readonly journey: string;
}

export const callsOf = (document: JourneyDocument): Call[] =>
  Object.entries(document.steps).flatMap(([step, { kind, config }]) => {
    const journey = findStepKind(kind)?.callee?.((config ?? {}) as never);
    return journey === undefined ? [] : [{ step, journey }];
  });
