import type { JourneyDocument } from '../document/journey-document.ts';
import type { FindSubJourney, PublishedSubJourney } from '../plan/sub-journeys.ts';
import type { JourneyDiagnostic } from '../prove/diagnostic.ts';
import { proveJourney } from '../prove/prove-journey.ts';
import { callersOf } from './callers-of.ts';

/** What would be published, and what is in the way. `document` is there when nothing is. */
export interface Publication {
  readonly document?: JourneyDocument;
  readonly diagnostics: readonly JourneyDiagnostic[];
}

/**
 * Proves a document together with what is published: the sub-journeys that it calls, and, if it is one itself, every
 * published journey that calls it.
 *
 * @param published - The version that each journey answers with now, by id.
 */
export function provePublication(value: unknown, published: ReadonlyMap<string, PublishedSubJourney>): Publication {
  const proof = proveJourney(value, { findSubJourney: (id) => published.get(id) });
  const { document } = proof;
  if (document === undefined || document.kind !== 'sub-journey') return proof;
  const changed = new Map(published).set(document.id, { version: 0, document });
  const findSubJourney: FindSubJourney = (id) => changed.get(id);
  const broken = callersOf(document.id, published)
    .filter((id) => id !== document.id)
    .flatMap((id) => brokenCaller(id, published.get(id)?.document, findSubJourney));
  return broken.length === 0 ? proof : { diagnostics: [...proof.diagnostics, ...broken] };
}

function brokenCaller(
  id: string,
  document: JourneyDocument | undefined,
  findSubJourney: FindSubJourney,
): JourneyDiagnostic[] {
  const error = proveJourney(document, { findSubJourney }).diagnostics.find(({ severity }) => severity === 'error');
  if (error === undefined) return [];
  const place = error.step === undefined ? '' : ` at its step "${error.step}"`;
  const message = `The published journey "${id}" calls this one and would no longer fit${place}: ${error.message} Change that journey first, or keep what it relies on.`;
  return [{ severity: 'error', code: 'breaks-caller', message, pointer: '' }];
}
