import type { Expression } from '@waymark/expression';
import type { Goal } from './goal.ts';

/** One step of a wanted path. */
export interface PathStep {
  /** Id of the step in the plan. */
  readonly step: string;
  /** Null for the step that ends the run, or that fails. */
  readonly branch: string | null;
  /** What must hold for the run to leave by this branch. */
  readonly goals: readonly Goal[];
  /** Whether the step could also leave by another branch. */
  readonly isDecision: boolean;
}

/** A way through a journey, from the start to an answer or an abort. */
export interface WantedPath {
  readonly steps: readonly PathStep[];
  readonly end: 'answer' | 'failure';
  /** Tokens and texts that ports are given on the way: they should be texts. */
  readonly given: readonly Expression[];
}

/** Tells the paths of runs apart. */
export const stepKey = ({ step, branch }: { readonly step: string; readonly branch: string | null }) =>
  `${step}:${branch ?? ''}`;

export const pathKey = (steps: readonly { readonly step: string; readonly branch: string | null }[], end: string) =>
  [...steps.map(stepKey), end].join(' ');
