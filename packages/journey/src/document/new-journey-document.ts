import { DOCUMENT_FORMAT, type JourneyDocument } from './journey-document.ts';

/** A new backend journey: one HTTP complete step that answers 200, and callers must bring a token. */
export function newJourneyDocument(fields: Pick<JourneyDocument, 'id' | 'name' | 'affinity'>): JourneyDocument {
  return {
    format: DOCUMENT_FORMAT,
    ...fields,
    kind: 'backend-api',
    settings: { enforceToken: true },
    start: 'complete',
    steps: {
      complete: { kind: 'http-complete', name: 'HTTP complete', config: { responseCode: 200, responseType: 'json' } },
    },
    layout: { complete: { x: 0, y: 0 } },
  };
}
