import type { JourneyDocument } from '../document/journey-document.ts';
import type { Answer } from '../run/outcome.ts';
import type { BranchIndex, ExecuteStep } from '../steps/step-kind.ts';

/** One step of a plan: its closure and where each branch leads. */
export interface PlanStep {
  /** Of a step in a sub-journey behind the id of the step that calls it: `check-user/verify`. */
  readonly id: string;
  readonly kind: string;
  readonly execute: ExecuteStep;
  /** By branch index; undefined where an optional branch is not connected. */
  readonly next: readonly (PlanStep | undefined)[];
  /** Position in {@link Plan.steps}; what the path of a run records. A step that repeats has two entries of one index. */
  readonly index: number;
  readonly branchNames: readonly string[];
  /** Where the run goes on when the step fails; undefined where that aborts it. */
  readonly onFailure: FailureRoute | undefined;
}

/** The failure branch of a step, or of the step that called the sub-journey that it stands in. */
export interface FailureRoute {
  /** The step whose branch it is. */
  readonly owner: PlanStep;
  readonly branch: BranchIndex;
  /** Where the error goes; undefined where it is dropped. */
  readonly slot: number | undefined;
  readonly next: PlanStep;
}

/** A version compiled to closures, with everything that a call needs to know about the journey. Immutable. */
export interface Plan {
  readonly journeyId: string;
  readonly name: string;
  readonly version: number;
  readonly kind: JourneyDocument['kind'];
  /** Versions of the sub-journeys that are compiled in, by id. */
  readonly subJourneys: Readonly<Record<string, number>>;
  readonly enforceToken: boolean;
  /** Clients that may call it, or null for every client. */
  readonly allowedClients: ReadonlySet<string> | null;
  readonly deadlineMs: number;
  readonly maxSteps: number;
  /** What callers get from a run without an answer of its own; null: the server's own. */
  readonly defaultAnswer: Answer | null;
  readonly receipts: 'failures' | 'sample' | 'all';
  /** Clients that may ask for the receipt of a call. */
  readonly receiptClients: ReadonlySet<string>;
  readonly start: PlanStep;
  readonly steps: readonly PlanStep[];
  /** How many variable slots a run needs. */
  readonly variableCount: number;
  /** Names of the slots that hold variables, for those who explain a run: `check-user/score`. */
  readonly variableNames: readonly (string | undefined)[];
}
