import { formatType, type Value, valueFits } from '@waymark/expression';
import {
  applyJourneyFix,
  compileJourney,
  executePlan,
  type JourneyDiagnostic,
  type JourneyDocument,
  type Proof,
  pathOf,
  proveJourney,
  resultOf,
} from '@waymark/journey';
import { Random } from '../hostile/random.ts';
import { arbitraryPorts, arbitraryRequest } from './arbitrary-call.ts';
import { callerOf } from './caller-of.ts';
import { findSubJourney } from './clean-journeys.ts';
import { grownJourney, mutatedJourney } from './mutate-journey.ts';

export interface ProofReport {
  documents: number;
  proven: number;
  fixes: number;
  runs: number;
  answers: number;
  /** Findings by code. */
  readonly codes: Record<string, number>;
  /** What must not be: each with the document that shows it. */
  readonly violations: string[];
}

const RUNS_PER_DOCUMENT = 4;
const MAX_VIOLATIONS = 5;

/**
 * Proves documents that are like clean ones, applies the fixes, and runs what was proven with arbitrary requests: the
 * proof must not throw, and what it says must be true of every run.
 */
export async function runProofs(documents: number, seed: number): Promise<ProofReport> {
  const report: ProofReport = { documents: 0, proven: 0, fixes: 0, runs: 0, answers: 0, codes: {}, violations: [] };
  for (let index = 0; index < documents && report.violations.length < MAX_VIOLATIONS; index++) {
    const random = new Random(seed + index);
    const value = random.chance(0.5) ? mutatedJourney(random) : grownJourney(random);
    const violate = (what: string) => report.violations.push(`seed ${seed + index}: ${what}\n${JSON.stringify(value)}`);
    report.documents++;
    try {
      const proof = proveJourney(value, { findSubJourney });
      for (const one of proof.diagnostics) checkFinding(one, value, report, violate);
      if (proof.document === undefined) continue;
      report.proven++;
      for (let run = 0; run < RUNS_PER_DOCUMENT; run++) await runOnce(proof, proof.document, random, report, violate);
    } catch (error) {
      violate(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  return report;
}

function checkFinding(
  { code, message, step, field, range, fix }: JourneyDiagnostic,
  value: unknown,
  report: ProofReport,
  violate: (what: string) => void,
): void {
  report.codes[code] = (report.codes[code] ?? 0) + 1;
  if (message === '') violate(`${code} says nothing`);
  const source =
    step === undefined || field === undefined ? undefined : valueAt(value, ['steps', step, ...field.split('.')]);
  if (range !== undefined && (typeof source !== 'string' || range.start > range.end || range.end > source.length)) {
    violate(`${code} at ${step} ${field} has a range outside of its text`);
  }
  if (fix === undefined) return;
  report.fixes++;
  proveJourney(applyJourneyFix(value, fix), { findSubJourney });
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((at: unknown, key) => (at as Record<string, unknown> | null | undefined)?.[key], value);

async function runOnce(
  proof: Proof,
  document: JourneyDocument,
  random: Random,
  report: ProofReport,
  violate: (what: string) => void,
): Promise<void> {
  const { flow, worstCase } = proof;
  const isCalled = document.kind === 'sub-journey';
  const { document: outer, find } = isCalled ? callerOf(document, random) : { document, find: findSubJourney };
  const plan = compileJourney(outer, 1, find);
  // Ids of the steps of a sub-journey stand behind the id of the step that calls it.
  const ownId = (step: string) => (isCalled ? step.replace(/^call\//, '') : step);
  let values: [string, Value][] = [];
  const observer = {
    takeValue: (path: string, value: Value) => void values.push([path, value]),
    leaveStep(run: { readonly path: readonly number[] }) {
      const step = ownId(plan.steps[run.path.at(-3) ?? -1]?.id ?? '');
      for (const [path, value] of values) {
        const type = flow?.formulaAt(step, path)?.known?.check.exact;
        if (type !== undefined && !valueFits(value, type)) {
          violate(`${path} of "${step}" yields ${JSON.stringify(value)}, and its type is ${formatType(type)}`);
        }
      }
      values = [];
    },
  };
  const ports = arbitraryPorts(random);
  const request = arbitraryRequest(random);
  const { outcome, path } = await resultOf(executePlan(plan, request, null, 'run', ports, { observer }));
  report.runs++;
  if (outcome.kind === 'answer') report.answers++;
  else if (outcome.code === 'internal-error' || outcome.errorCode === 'E_UNDEFINED') {
    violate(`a run of ${JSON.stringify(request)} ended with ${JSON.stringify(outcome)}`);
  }
  const taken = pathOf(plan, path);
  const steps = (worstCase?.steps.total ?? 0) + (isCalled ? 3 : 0);
  if (taken.length > steps) violate(`a run took ${taken.length} steps, and the worst case is ${steps}`);
  for (const { step, branch } of taken) {
    if (branch !== null && flow?.isPossible({ from: ownId(step), branch }) === false) {
      violate(`a run took the branch "${branch}" of "${step}", which was said to be impossible`);
    }
  }
}
