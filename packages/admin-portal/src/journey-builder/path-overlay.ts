import type { ExplainedStep } from '@waymark/journey';

/** The path of a test call or a run, lit on the canvas. */
export interface PathOverlay {
  readonly steps: readonly ExplainedStep[];
  /** Index into `steps`: where a reader stands who goes through the run. */
  readonly current?: number;
  /** Branches that were taken, as `step:branch`. */
  readonly taken: ReadonlySet<string>;
  /** Whether the tests take a branch, by `step:branch`. */
  readonly coverage?: ReadonlyMap<string, boolean>;
}
