import type { Value } from '@waymark/expression';
import type { Run } from './run.ts';

/** Looks on while a run is explained. It changes nothing, so that the run is the same without it. */
export interface RunObserver {
  /** A formula of the current step yielded a value. `path` is dotted, below the step's config. */
  takeValue(path: string, value: Value): void;
  /** A step is done, and the last entry of the run's path tells how. */
  leaveStep(run: Run): void;
}
