import type { JourneyDocument } from '@waymark/journey';
import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { geometryOf } from '../../journey-builder/model/canvas-geometry.ts';
import { withReadableLayout } from '../../journey-builder/model/layout-document.ts';

/** The canvas sets a first view of its own, one turn of the event loop after it is ready. */
const AFTER_FIRST_VIEW_MS = 30;

/** Inside a canvas: brings the given steps into view, or all of them. */
export function ShowSteps({
  document,
  steps,
}: {
  readonly document: JourneyDocument;
  readonly steps: readonly string[];
}) {
  const flow = useReactFlow();
  const { viewportInitialized } = flow;
  const wanted = steps.join(' ');
  useEffect(() => {
    if (!viewportInitialized) return;
    const places = geometryOf(withReadableLayout(document));
    const ids = wanted === '' ? [...places.keys()] : wanted.split(' ');
    const shown = ids.flatMap((id) => places.get(id) ?? []);
    if (shown.length === 0) return;
    const [x, y] = [Math.min(...shown.map((place) => place.x)), Math.min(...shown.map((place) => place.y))];
    const width = Math.max(...shown.map((place) => place.x + place.width)) - x;
    const height = Math.max(...shown.map((place) => place.y + place.height)) - y;
    // Some room around few steps: what they are connected with belongs to what is seen.
    const room = 160;
    const bounds = { x: x - room / 2, y: y - room / 2, width: width + room, height: height + room };
    const timer = setTimeout(() => void flow.fitBounds(bounds, { padding: 0.05 }), AFTER_FIRST_VIEW_MS);
    return () => clearTimeout(timer);
  }, [flow, viewportInitialized, document, wanted]);
  return null;
}
