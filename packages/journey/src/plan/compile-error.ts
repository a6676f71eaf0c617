import type { StepError } from '../steps/step-error.ts';

/** A document passed every check but can't be compiled: constant values can't work, or it grows too large. */
export class CompileError extends Error {
  static {
    CompileError.prototype.name = 'CompileError';
  }
  /** Id of the step in the document. */
  readonly step: string;
  /** Dotted path of the field below the step's config. */
  readonly path: string;
  constructor(step: string, { message, path }: Pick<StepError, 'message' | 'path'>) {
    super(message);
    this.step = step;
    this.path = path;
  }
}
