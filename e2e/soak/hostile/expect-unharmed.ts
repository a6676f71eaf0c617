import { expect } from 'vitest';
import type { HostileRun } from './run-hostile-requests.ts';

/** The events that hostile requests may leave in the log. */
const EXPECTED_EVENTS = new Set(['run-failed', 'client-authentication-failed', 'sign-in-failed']);

/** Asserts everything but the memory. */
export function expectUnharmed(run: HostileRun): void {
  expect(run.report.faults.slice(0, 20)).toEqual([]);
  expect(run.alive).toBe(true);
  expect(run.errors).toBe('');
  expect([...run.events.keys()].filter((event) => !EXPECTED_EVENTS.has(event))).toEqual([]);
  // Each 500 has its line in the log, and no line is there without a 500.
  expect([...run.report.failedRuns].filter((id) => !run.loggedFailures.has(id))).toEqual([]);
  expect([...run.loggedFailures].filter((id) => !run.report.failedRuns.has(id))).toEqual([]);
  expect(run.tutorial).toEqual([200, 307, 401]);
  expect(run.exitCode).toBe(0);
}

/** The figures of a run, for the one who reads the output. */
export function figures({ report, memory, events, seconds }: HostileRun): Record<string, unknown> {
  const mebibytes = (bytes: number) => Math.round((bytes / 1_048_576) * 10) / 10;
  return {
    seconds: Math.round(seconds),
    answers: Object.fromEntries([...report.answers].sort(([a], [b]) => a - b)),
    closed: report.closed,
    unanswered: report.unanswered,
    events: Object.fromEntries(events),
    heapMiB: memory.map(({ heapUsed }) => mebibytes(heapUsed)).join(' '),
    rssMiB: memory.map(({ rss }) => mebibytes(rss)).join(' '),
  };
}
