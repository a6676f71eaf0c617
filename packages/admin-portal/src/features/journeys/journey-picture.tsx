import type { JourneyDocument } from '@waymark/journey';
import { useMemo } from 'react';
import { geometryOf, type Rectangle } from '../../journey-builder/model/canvas-geometry.ts';
import { withReadableLayout } from '../../journey-builder/model/layout-document.ts';
import { branchesOfStep, isArea } from '../../journey-builder/model/step-branches.ts';
import classes from './journey-picture.module.css';

const MARGIN = 40;

/** A small picture of a journey's steps, without words: to tell journeys apart, not to read them. */
export function JourneyPicture({
  document,
  label,
  height,
}: {
  readonly document: JourneyDocument;
  /** For screen readers. */
  readonly label: string;
  readonly height: number;
}) {
  const drawing = useMemo(() => draw(document), [document]);
  return (
    <svg
      className={classes.picture}
      viewBox={drawing.viewBox}
      height={height}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={label}
    >
      {drawing.wires.map((path) => (
        <path key={path} d={path} className={classes.wire} />
      ))}
      {drawing.steps.map(({ id, place, className }) => (
        <rect
          key={id}
          x={place.x}
          y={place.y}
          width={place.width}
          height={place.height}
          rx={16}
          className={className}
        />
      ))}
    </svg>
  );
}

function draw(document: JourneyDocument) {
  const readable = withReadableLayout(document);
  const places = geometryOf(readable);
  const all = [...places.values()];
  const left = Math.min(...all.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...all.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...all.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...all.map(({ y, height }) => y + height)) + MARGIN;
  const steps = [...places].map(([id, place]) => ({ id, place, className: classOf(readable, id) }));
  const wires = [...places].flatMap(([id, from]) =>
    Object.values(readable.steps[id]?.branches ?? {}).flatMap((target) => {
      const to = places.get(target);
      return to === undefined ? [] : [wire(from, to)];
    }),
  );
  return {
    viewBox: `${left} ${top} ${right - left} ${bottom - top}`,
    // Areas lie below what is inside them.
    steps: steps.toSorted((a, b) => b.place.width * b.place.height - a.place.width * a.place.height),
    wires: [...new Set(wires)],
  };
}

function classOf({ steps }: JourneyDocument, id: string): string {
  const step = steps[id];
  if (isArea(step)) return `${classes.step} ${classes.area}`;
  return step !== undefined && branchesOfStep(step).length === 0
    ? `${classes.step} ${classes.end}`
    : (classes.step ?? '');
}

function wire(from: Rectangle, to: Rectangle): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const bend = Math.max(60, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
