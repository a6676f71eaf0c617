/** A step could not do its work with the values that it was given. The message names no value of the request. */
export class StepError extends Error {
  static {
    StepError.prototype.name = 'StepError';
  }
  readonly code: StepErrorCode;
  /** Dotted path of the field below `config`. */
  readonly path: string;
  constructor(code: StepErrorCode, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

export type StepErrorCode =
  | 'not-boolean'
  | 'wrong-type'
  | 'invalid-header'
  | 'invalid-redirect-uri'
  | 'invalid-token'
  | 'loop-limit'
  | 'event-limit';
