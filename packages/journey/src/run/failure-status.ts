import type { FailureCode } from './outcome.ts';

const STATUSES: Partial<Record<FailureCode, number>> = { aborted: 422, 'deadline-exceeded': 504, cancelled: 499 };

/** The HTTP status of a run without an answer of its own, where the journey has no default answer. */
export const failureStatus = (code: FailureCode): number => STATUSES[code] ?? 500;
