import { getSmoothStepPath, type Position } from '@xyflow/react';

/** Where a wire begins and ends, and in which directions. */
export interface WireEnds {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly sourcePosition: Position;
  readonly targetX: number;
  readonly targetY: number;
  readonly targetPosition: Position;
}

/** A wire as it is drawn: its line and the place in its middle. */
export interface WireShape {
  readonly path: string;
  readonly middleX: number;
  readonly middleY: number;
}

/** A wire bends so far in front of its target: where it begins is room for its label. */
const BEND = 32;
/** Farther away than the next column. There a wire bends early, or it would run through the boxes in between. */
const FAR = 200;
const EARLY_BEND = 44;

export function wireShape({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition }: WireEnds): WireShape {
  const [path, middleX, middleY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 14,
    offset: 18,
    ...centerOf(sourceX, targetX),
  });
  return { path, middleX, middleY };
}

function centerOf(sourceX: number, targetX: number): { readonly centerX?: number } {
  const distance = targetX - sourceX;
  if (distance > FAR) return { centerX: sourceX + EARLY_BEND };
  return distance > 2 * BEND ? { centerX: targetX - BEND } : {};
}

/** Where the label of a wire stands: below the handle of an area's body, above any other. */
export const labelPlace = ({ sourceX, sourceY }: WireEnds, isBody: boolean) => ({
  x: sourceX + 10,
  y: isBody ? sourceY + 16 : sourceY - 6,
});
