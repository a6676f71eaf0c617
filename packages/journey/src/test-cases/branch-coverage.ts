import type { JourneyDocument } from '../document/journey-document.ts';
import { type FindSubJourney, noSubJourneys } from '../plan/sub-journeys.ts';
import { buildGraph } from '../prove/journey-graph.ts';
import type { StepRecord } from '../run/outcome.ts';
import { findStepKind } from '../steps/step-kinds.ts';

/** A branch of a step that a run can reach. */
export interface StepBranch {
  readonly step: string;
  readonly branch: string;
}

/** How many of a journey's branches a set of runs took. */
export interface JourneyCoverage {
  readonly journeyId: string;
  readonly branches: number;
  readonly taken: number;
  /** Whole percent, rounded down: 100 means every branch. A journey without branches has 100. */
  readonly percent: number;
  readonly missing: readonly StepBranch[];
}

/** The journey's own branches, and those of the sub-journeys that it calls, one entry each however often it is called. */
export interface BranchCoverage extends JourneyCoverage {
  readonly subJourneys: readonly JourneyCoverage[];
}

/**
 * Counts the branches that runs took, among the connected branches of reachable steps.
 *
 * @param runs - The steps of each run on the plan of this document.
 */
export function branchCoverage(
  document: JourneyDocument,
  runs: readonly (readonly StepRecord[])[],
  findSubJourney: FindSubJourney = noSubJourneys,
): BranchCoverage {
  const taken = new Set(runs.flatMap((steps) => steps.map(({ step, branch }) => keyOf(step, branch ?? ''))));
  const called = new Map<string, { document: JourneyDocument; prefixes: string[] }>();
  collectCalls(document, '', findSubJourney, called);
  return {
    ...coverageOf(document, [''], taken),
    subJourneys: [...called.values()].map((one) => coverageOf(one.document, one.prefixes, taken)),
  };
}

const keyOf = (step: string, branch: string) => `${step}:${branch}`;

function coverageOf(
  document: JourneyDocument,
  prefixes: readonly string[],
  runs: ReadonlySet<string>,
): JourneyCoverage {
  const all = branchesOf(document);
  const missing = all.filter(({ step, branch }) => !prefixes.some((prefix) => runs.has(keyOf(prefix + step, branch))));
  const taken = all.length - missing.length;
  const percent = all.length === 0 ? 100 : Math.floor((100 * taken) / all.length);
  return { journeyId: document.id, branches: all.length, taken, percent, missing };
}

function branchesOf(document: JourneyDocument): StepBranch[] {
  const { order, edgesFrom } = buildGraph(document);
  return order.flatMap((step) => edgesFrom(step).map(({ branch }) => ({ step, branch })));
}

/** Every place in the plan where a sub-journey stands, also inside others. */
function collectCalls(
  document: JourneyDocument,
  prefix: string,
  findSubJourney: FindSubJourney,
  called: Map<string, { document: JourneyDocument; prefixes: string[] }>,
): void {
  for (const id of buildGraph(document).order) {
    const step = document.steps[id];
    const callee = step === undefined ? undefined : findStepKind(step.kind)?.callee?.((step.config ?? {}) as never);
    const found = callee === undefined ? undefined : findSubJourney(callee);
    if (callee === undefined || found === undefined) continue;
    const place = `${prefix}${id}/`;
    const known = called.get(callee);
    if (known === undefined) called.set(callee, { document: found.document, prefixes: [place] });
    else known.prefixes.push(place);
    collectCalls(found.document, place, findSubJourney, called);
  }
}
