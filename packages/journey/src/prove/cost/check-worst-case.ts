import type { JourneyDocument } from '../../document/journey-document.ts';
import { DEFAULT_DEADLINE_MS, DEFAULT_MAX_STEPS } from '../../document/journey-schema.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { stepFinding } from '../diagnostic-codes.ts';
import type { LongestPath, PathStep } from './longest-path.ts';
import type { WorstCase } from './worst-case.ts';

/** Compares the worst case with what the settings allow. A sub-journey runs within the bounds of the journey that calls it. */
export function checkWorstCase(document: JourneyDocument, { time, steps }: WorstCase): JourneyDiagnostic[] {
  if (document.kind === 'sub-journey') return [];
  const { deadlineMs = DEFAULT_DEADLINE_MS, maxSteps = DEFAULT_MAX_STEPS } = document.settings ?? {};
  const findings: JourneyDiagnostic[] = [];
  if (time.total > deadlineMs) {
    const message = `In the worst case the path ${wayOf(time)} takes about ${duration(time.total)}, longer than the deadline of ${duration(deadlineMs)}; most of it in "${heaviestOf(time)}". Shorten the path or raise deadlineMs.`;
    findings.push(stepFinding(heaviestOf(time), '', 'slow-path', message));
  }
  if (steps.total > maxSteps) {
    const message = `In the worst case the path ${wayOf(steps)} takes ${count(steps.total)} steps, and a run may take ${count(maxSteps)}: lower the passes of its loops, or raise maxSteps in the journey's settings.`;
    findings.push(stepFinding(heaviestOf(steps), '', 'too-many-steps', message));
  }
  return findings;
}

const heaviestOf = ({ steps }: LongestPath): string =>
  steps.reduce((best, step) => (step.weight > best.weight ? step : best), steps[0] as PathStep).id;

const MAX_SHOWN = 8;

function wayOf({ steps }: LongestPath): string {
  const names = steps.map(({ id, passes }) => (passes === undefined ? `"${id}"` : `"${id}" (${count(passes)} passes)`));
  const shown = names.length > MAX_SHOWN ? [...names.slice(0, 4), '…', ...names.slice(-3)] : names;
  return shown.join(' → ');
}

const count = (number: number) => Math.round(number).toLocaleString('en');

function duration(ms: number): string {
  return ms < 1000 ? `${Math.ceil(ms)} ms` : `${Math.round(ms / 100) / 10} s`;
}
