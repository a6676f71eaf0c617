import type { Viewport } from '@xyflow/react';
import type { Rectangle } from '../model/canvas-geometry.ts';

const MARGIN = 56;
/** Below this nobody can read the names: then a part is shown instead of everything. */
const READABLE = 0.55;
/** In a picture, names that are hard to read are better than steps that are out of sight, down to here. */
const LEAST = 0.4;
/** Room around few steps: what they are connected with belongs to what is seen. */
const ROOM = 96;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * What is seen first: the whole journey where it can be read, else a part of it.
 *
 * @param about - Steps that the picture is about: all of them where they can be read, else the first. Without any, the
 *   part is the journey's beginning.
 */
export function startViewport(
  places: ReadonlyMap<string, Rectangle>,
  start: string,
  size: Size,
  about?: readonly string[],
): Viewport {
  const all = [...places.values()];
  const first = places.get(start) ?? all[0];
  if (first === undefined) return { x: MARGIN, y: MARGIN, zoom: 1 };
  const whole = fit(all, size, MARGIN);
  if (whole.zoom >= (about === undefined ? READABLE : LEAST)) return whole;
  const shown = (about ?? []).flatMap((id) => places.get(id) ?? []);
  const part = shown.length > 0 ? fit(shown, size, ROOM) : undefined;
  if (part !== undefined && part.zoom >= LEAST) return part;
  const zoom = 0.8;
  const { x, y, height } = shown[0] ?? first;
  return { x: MARGIN - x * zoom, y: size.height / 2 - (y + height / 2) * zoom, zoom };
}

function fit(shown: readonly Rectangle[], size: Size, margin: number): Viewport {
  const left = Math.min(...shown.map(({ x }) => x));
  const top = Math.min(...shown.map(({ y }) => y));
  const width = Math.max(...shown.map(({ x, width: own }) => x + own)) - left;
  const height = Math.max(...shown.map(({ y, height: own }) => y + own)) - top;
  const zoom = Math.max(0.05, Math.min((size.width - 2 * margin) / width, (size.height - 2 * margin) / height, 1));
  return {
    x: (size.width - width * zoom) / 2 - left * zoom,
    y: (size.height - height * zoom) / 2 - top * zoom,
    zoom,
  };
}
