import type { JourneyDocument } from '../document/journey-document.ts';
import type { ExecuteStep } from '../steps/step-kind.ts';

/** One step of a plan: its closure and where each branch leads. */
export interface PlanStep {
  readonly id: string;
  readonly kind: string;
  readonly execute: ExecuteStep;
  /** By branch index; undefined where an optional branch is not connected. */
  readonly next: readonly (PlanStep | undefined)[];
  /** Position in {@link Plan.steps}; what the path of a run records. */
  readonly index: number;
  readonly branchNames: readonly string[];
}

/** A version compiled to closures, with everything that a call needs to know about the journey. Immutable. */
export interface Plan {
  readonly journeyId: string;
  readonly name: string;
  readonly version: number;
  readonly kind: JourneyDocument['kind'];
  readonly enforceToken: boolean;
  /** Clients that may call it, or null for every client. */
  readonly allowedClients: ReadonlySet<string> | null;
  readonly deadlineMs: number;
  readonly start: PlanStep;
  readonly steps: readonly PlanStep[];
  /** How many variable slots a run needs. */
  readonly variableCount: number;
}
