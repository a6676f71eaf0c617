import type { Problem } from './generated/admin-api.ts';

/** A code of a problem of the admin API, such as `not-found`. */
export type ProblemCode = Problem['code'];

/** What the admin API refused, as it says so itself (RFC 9457). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  /** What is wrong with each field of the body, by JSON Pointer. */
  get fieldErrors(): ReadonlyMap<string, string> {
    const errors = (this.problem.errors ?? []).filter((error) => error.in === 'body');
    return new Map(errors.map(({ pointer, message }) => [pointer, message]));
  }
}

/** The server could not be reached, or something between here and there answered in its place. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/** Is it this refusal? */
export function isProblem(error: unknown, code: ProblemCode): error is ApiError {
  return error instanceof ApiError && error.code === code;
}
