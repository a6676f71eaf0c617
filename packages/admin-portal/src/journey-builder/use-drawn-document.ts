import type { JourneyDocument } from '@waymark/journey';
import { useDeferredValue } from 'react';
import { useBuilder } from './builder-provider.tsx';

/**
 * The document as the canvas draws it. While somebody types in a field only words in one box change: the canvas follows when
 * the page has time, so that hundreds of boxes don't hold up the letters. Every other change is drawn at once.
 */
export function useDrawnDocument(): JourneyDocument {
  const document = useBuilder((state) => state.document);
  const drawn = useDeferredValue(document);
  return hasSameBoxes(document, drawn) ? drawn : document;
}

/** Whether two documents differ in what their boxes say at most. */
export function hasSameBoxes(a: JourneyDocument, b: JourneyDocument): boolean {
  if (a === b) return true;
  if (a.id !== b.id || a.start !== b.start || a.layout !== b.layout) return false;
  const ids = Object.keys(a.steps);
  return (
    ids.length === Object.keys(b.steps).length &&
    ids.every((id) => {
      const [one, other] = [a.steps[id], b.steps[id]];
      return one?.kind === other?.kind && one?.inside === other?.inside && one?.branches === other?.branches;
    })
  );
}
