import { DOCUMENT_FORMAT, type JourneyDocument, type Step } from './journey-document.ts';

const FIRST_STEPS: Readonly<Record<JourneyDocument['kind'], Step>> = {
  'backend-api': {
    kind: 'http-complete',
    name: 'HTTP complete',
    config: { responseCode: 200, responseType: 'json' },
  },
  'sub-journey': { kind: 'complete', name: 'Complete', config: {} },
};

/**
 * A new journey that can be published as it is: one step that ends it. A backend journey answers 200, and callers must
 * bring a token; a sub-journey gives no result.
 */
export function newJourneyDocument(
  fields: Pick<JourneyDocument, 'id' | 'name' | 'affinity'> & Partial<Pick<JourneyDocument, 'kind'>>,
): JourneyDocument {
  const { kind = 'backend-api', ...named } = fields;
  return {
    format: DOCUMENT_FORMAT,
    ...named,
    kind,
    ...(kind === 'backend-api' ? { settings: { enforceToken: true } } : {}),
    start: 'complete',
    steps: { complete: FIRST_STEPS[kind] },
    layout: { complete: { x: 0, y: 0 } },
  };
}
