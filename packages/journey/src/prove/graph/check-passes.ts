import type { JourneyDocument } from '../../document/journey-document.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { MAX_PASSES } from '../../steps/while-loop/while-loop.ts';
import type { JourneyDiagnostic, JourneyFix } from '../diagnostic.ts';
import { pointerTo, stepFinding } from '../diagnostic-codes.ts';

/** Checks that a loop of many passes stands in a journey that says how many steps a run may take. */
export function checkPasses(document: JourneyDocument): JourneyDiagnostic[] {
  if (document.settings?.maxSteps !== undefined) return [];
  return Object.entries(document.steps).flatMap(([id, { kind, config }]): JourneyDiagnostic[] => {
    const passes = findStepKind(kind)?.maxPasses?.((config ?? {}) as never) ?? 0;
    if (passes <= MAX_PASSES) return [];
    const message = `The loop may make ${passes} passes: lower maxPasses to ${MAX_PASSES}, or name maxSteps in the journey's settings.`;
    const fix: JourneyFix = {
      title: `Lower it to ${MAX_PASSES} passes`,
      patch: [{ op: 'replace', path: pointerTo(id, 'config.maxPasses'), value: MAX_PASSES }],
    };
    return [stepFinding(id, 'config.maxPasses', 'too-many-passes', message, { fix })];
  });
}
