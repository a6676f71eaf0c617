import type { Viewport } from '@xyflow/react';
import type { Rectangle } from '../model/canvas-geometry.ts';

const MARGIN = 56;
/** Below this nobody can read the names: then the beginning is shown instead of everything. */
const READABLE = 0.55;

/** What is seen first: the whole journey where it can be read, else its beginning. */
export function startViewport(
  places: ReadonlyMap<string, Rectangle>,
  start: string,
  size: { readonly width: number; readonly height: number },
): Viewport {
  const all = [...places.values()];
  const first = places.get(start) ?? all[0];
  if (first === undefined) return { x: MARGIN, y: MARGIN, zoom: 1 };
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const width = Math.max(...all.map(({ x, width: own }) => x + own)) - left;
  const height = Math.max(...all.map(({ y, height: own }) => y + own)) - top;
  const fit = Math.min((size.width - 2 * MARGIN) / width, (size.height - 2 * MARGIN) / height, 1);
  if (fit >= READABLE) {
    return {
      x: (size.width - width * fit) / 2 - left * fit,
      y: (size.height - height * fit) / 2 - top * fit,
      zoom: fit,
    };
  }
  const zoom = 0.8;
  return { x: MARGIN - first.x * zoom, y: size.height / 2 - (first.y + first.height / 2) * zoom, zoom };
}
