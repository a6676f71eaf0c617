import { faultOfJourneyId } from '../../document/id-pattern.ts';
import type { JourneyDocument } from '../../document/journey-document.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { documentFinding } from '../diagnostic-codes.ts';
import { checkDefaultAnswer } from './check-default-answer.ts';

/** Checks what stands in the document beside its steps. */
export function checkSettings(document: JourneyDocument): JourneyDiagnostic[] {
  return [...checkId(document), ...checkParameters(document), ...checkTests(document), ...checkDefaultAnswer(document)];
}

function checkId({ id }: JourneyDocument): JourneyDiagnostic[] {
  const fault = faultOfJourneyId(id);
  return fault === undefined ? [] : [documentFinding('/id', 'reserved-id', fault)];
}

function checkParameters({ kind, parameters }: JourneyDocument): JourneyDiagnostic[] {
  if (parameters === undefined || parameters.length === 0) return [];
  if (kind !== 'sub-journey') {
    const message =
      'Nobody can give parameters to a backend API journey: read the request with @policy.request(), and remove them.';
    return [
      documentFinding('/parameters', 'unexpected-parameters', message, {
        title: 'Remove the parameters',
        patch: [{ op: 'remove', path: '/parameters' }],
      }),
    ];
  }
  const seen = new Set<string>();
  return parameters.flatMap(({ name }, index): JourneyDiagnostic[] => {
    const isKnown = seen.has(name);
    seen.add(name);
    if (!isKnown) return [];
    const message = `The parameter "${name}" stands twice: rename or remove one of the two.`;
    return [documentFinding(`/parameters/${index}/name`, 'duplicate-name', message)];
  });
}

function checkTests({ settings = {}, tests = [] }: JourneyDocument): JourneyDiagnostic[] {
  if (tests.length > 0) return [];
  const { requireTests = false, requiredCoverage = 0 } = settings;
  const demands: [boolean, string, string][] = [
    [requireTests, 'requireTests', 'that its tests pass before a publish'],
    [requiredCoverage > 0, 'requiredCoverage', `that its tests take ${requiredCoverage} percent of its branches`],
  ];
  return demands.flatMap(([isDemanded, name, what]): JourneyDiagnostic[] => {
    if (!isDemanded) return [];
    const message = `The settings demand ${what}, and the journey has no tests: add one, or take the setting back.`;
    return [documentFinding(`/settings/${name}`, 'missing-tests', message)];
  });
}
