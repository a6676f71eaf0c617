import type { Type } from '@waymark/expression';
import { findForbiddenKey } from '../document/forbidden-keys.ts';
import type { JourneyDocument } from '../document/journey-document.ts';
import { isDeeperThan, MAX_DOCUMENT_DEPTH } from '../document/nesting.ts';
import { CompileError } from '../plan/compile-error.ts';
import { compileJourney } from '../plan/compile-journey.ts';
import { type FindSubJourney, noSubJourneys } from '../plan/sub-journeys.ts';
import { checkShape } from './check-shape.ts';
import { checkWorstCase } from './cost/check-worst-case.ts';
import { type WorstCase, WorstCases } from './cost/worst-case.ts';
import type { JourneyDiagnostic } from './diagnostic.ts';
import { documentFinding, stepFinding } from './diagnostic-codes.ts';
import { CalleeTypes } from './flow/callee-types.ts';
import { analyseFlow, type JourneyFlow } from './flow/journey-flow.ts';
import { checkCases } from './formulas/check-cases.ts';
import { checkDecisions } from './formulas/check-decisions.ts';
import { checkFormulas } from './formulas/check-formulas.ts';
import { checkPlaceholders } from './formulas/check-placeholders.ts';
import { checkVariables } from './formulas/check-variables.ts';
import { checkAreas } from './graph/check-areas.ts';
import { checkBranches } from './graph/check-branches.ts';
import { checkLoopEnds } from './graph/check-loop-ends.ts';
import { checkPasses } from './graph/check-passes.ts';
import { checkWays } from './graph/check-ways.ts';
import { buildGraph } from './journey-graph.ts';
import { checkSettings } from './settings/check-settings.ts';
import { checkSubJourneys } from './sub-journeys/check-sub-journeys.ts';
import { checkTaint } from './taint/check-taint.ts';

/** What a proof has to know beside the document. */
export interface ProofContext {
  /** Finds the published versions of the sub-journeys that the document calls. Default: there are none. */
  readonly findSubJourney?: FindSubJourney;
}

/** What a proof found. `document` is there when nothing stops a publish; warnings may stand beside it. */
export interface Proof {
  readonly document?: JourneyDocument;
  readonly diagnostics: readonly JourneyDiagnostic[];
  /** What is known at each step, for editors and for other checks; there once the shape is right. */
  readonly flow?: JourneyFlow;
  /** The slowest path and the longest one; there when nothing stops a publish. */
  readonly worstCase?: WorstCase;
  /** The variables that every path has set when the step begins, with their types; undefined for a step out of reach. */
  variablesAt(step: string): ReadonlyMap<string, Type> | undefined;
}

/** More findings than anybody reads. */
const MAX_FINDINGS = 500;

/**
 * Proves that a document can be published: its shape is right, every path from the start ends in an answer within
 * bounds, every formula works with the types of its variables, and every variable is set before it is read. Never throws.
 */
export function proveJourney(value: unknown, { findSubJourney = noSubJourneys }: ProofContext = {}): Proof {
  if (isDeeperThan(value, MAX_DOCUMENT_DEPTH)) return refused(tooDeep);
  const forbidden = findForbiddenKey(value);
  if (forbidden !== undefined) return refused(forbiddenKey(forbidden));
  const shape = checkShape(value);
  const { document } = shape;
  if (document === undefined) return { diagnostics: limited(shape.diagnostics), variablesAt: () => undefined };
  const callees = new CalleeTypes(findSubJourney);
  const flow = analyseFlow(document, buildGraph(document), callees);
  const diagnostics = [
    ...shape.diagnostics,
    ...checkSettings(document),
    ...checkBranches(document),
    ...checkAreas(document),
    ...checkWays(document, flow.graph),
    ...checkPasses(document),
    ...checkLoopEnds(document),
    ...checkFormulas(document, flow),
    ...checkVariables(document, flow),
    ...checkPlaceholders(document),
    ...checkDecisions(document, flow),
    ...checkCases(document, flow),
    ...checkSubJourneys(document, flow, findSubJourney),
    ...checkTaint(document, findSubJourney),
  ];
  const facts = { flow, variablesAt: flow.variablesAt };
  if (hasErrors(diagnostics)) return { diagnostics: limited(diagnostics), ...facts };
  const fault = compileFault(document, findSubJourney);
  if (fault !== undefined) return { diagnostics: limited([...diagnostics, fault]), ...facts };
  const worstCase = new WorstCases(findSubJourney, (id) => callees.flowOf(id)).of(document, flow);
  const all = limited([...diagnostics, ...checkWorstCase(document, worstCase)]);
  return { document, diagnostics: all, ...facts, worstCase };
}

const refused = (fault: JourneyDiagnostic): Proof => ({ diagnostics: [fault], variablesAt: () => undefined });

const tooDeep: JourneyDiagnostic = {
  severity: 'error',
  code: 'invalid-document',
  message: `The document is nested deeper than ${MAX_DOCUMENT_DEPTH} levels: make it flatter.`,
  pointer: '',
};

function forbiddenKey(pointer: string): JourneyDiagnostic {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  const message = `The key "${key}" can't be used here, since programs may take it for the prototype of an object: rename it.`;
  return documentFinding(pointer, 'invalid-document', message);
}

const hasErrors = (diagnostics: readonly JourneyDiagnostic[]) =>
  diagnostics.some(({ severity }) => severity === 'error');

/** What is the same in every run is computed when a version is compiled: a fault in it must be found before. */
function compileFault(document: JourneyDocument, findSubJourney: FindSubJourney): JourneyDiagnostic | undefined {
  try {
    compileJourney(document, 0, findSubJourney);
    return undefined;
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { step, path, message } = error;
    return stepFinding(step, path === '' ? '' : `config.${path}`, 'invalid-field', message);
  }
}

/** Errors before warnings where there are too many of them. */
function limited(diagnostics: readonly JourneyDiagnostic[]): readonly JourneyDiagnostic[] {
  if (diagnostics.length <= MAX_FINDINGS) return diagnostics;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const rest = `There are ${diagnostics.length - MAX_FINDINGS} findings more: correct these first.`;
  const kept = [...errors, ...warnings].slice(0, MAX_FINDINGS);
  return hasErrors(kept) ? [...kept, documentFinding('', 'invalid-document', rest)] : kept;
}
