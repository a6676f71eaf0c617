import type { JourneyDocument } from '../../document/journey-document.ts';
import { type FindSubJourney, noSubJourneys } from '../../plan/sub-journeys.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { stepDiagnostic } from '../diagnostic-codes.ts';
import { analyseTaint } from './analyse-taint.ts';
import { findTaint, type TaintFinding } from './find-taint.ts';
import type { FollowedJourney } from './follow-journey.ts';

/**
 * Finds redirects to where the caller wants, decisions from tokens that nobody checked, and tokens and secrets that reach
 * answers, events or the log. The document's shape, graph and formulas must have been checked.
 */
export function checkTaint(
  document: JourneyDocument,
  findSubJourney: FindSubJourney = noSubJourneys,
): JourneyDiagnostic[] {
  const { followed } = analyseTaint(document, findSubJourney);
  const alone = new Map<string, ReadonlySet<string>>();
  return [...followed.steps].flatMap(([id, step]) => [
    ...findTaint(id, step).map(toDiagnostic),
    ...(step.callee === undefined
      ? []
      : findInside(step.callee, alone, findSubJourney).map((finding) => toDiagnostic(atCall(id, finding)))),
  ]);
}

/** What is wrong in a sub-journey because of what it is called with; what is wrong anyway was found at its own proof. */
function findInside(
  { document, steps }: FollowedJourney,
  alone: Map<string, ReadonlySet<string>>,
  findSubJourney: FindSubJourney,
): TaintFinding[] {
  const known = alone.get(document.id) ?? findingsAlone(document, findSubJourney);
  alone.set(document.id, known);
  return [...steps].flatMap(([id, step]) => [
    ...findTaint(id, step)
      .filter((finding) => !known.has(keyOf(finding)))
      .map((finding) => ({ ...finding, inside: `${document.id}/${id}` })),
    ...(step.callee === undefined ? [] : findInside(step.callee, alone, findSubJourney)),
  ]);
}

function findingsAlone(document: JourneyDocument, findSubJourney: FindSubJourney): ReadonlySet<string> {
  const { followed } = analyseTaint(document, findSubJourney);
  return new Set([...followed.steps].flatMap(([id, step]) => findTaint(id, step).map(keyOf)));
}

const keyOf = ({ step, path, code, origin }: TaintFinding) => `${step} ${path} ${code} ${origin}`;

const atCall = (step: string, finding: TaintFinding): TaintFinding => ({ ...finding, step, path: '' });

const toDiagnostic = ({ step, path, severity, code, message, inside }: TaintFinding): JourneyDiagnostic =>
  stepDiagnostic(step, path === '' ? '' : `config.${path}`, {
    severity,
    code,
    message: inside === undefined ? message : `In the step ${inside} of the sub-journey: ${message}`,
  });
