import type { JourneyDocument } from '@waymark/journey';
import { JourneyCanvas } from '../../journey-builder/canvas/journey-canvas.tsx';
import type { Mark } from '../../journey-parts/describe-difference.ts';
import classes from './steps-canvas.module.css';

interface StepsCanvasProps {
  readonly document: JourneyDocument;
  /** What it shows, for screen readers. */
  readonly label: string;
  readonly marks?: ReadonlyMap<string, Mark>;
}

/** The steps of a version on the canvas, to be looked at. */
export function StepsCanvas({ document, label, marks }: StepsCanvasProps) {
  return (
    <section className={classes.canvas} aria-label={label}>
      <JourneyCanvas
        // Another version begins with a view of its own.
        key={label}
        document={document}
        readOnly
        about={[...(marks ?? new Map(Object.entries(document.steps))).keys()]}
        {...(marks === undefined ? {} : { marks })}
      />
    </section>
  );
}
