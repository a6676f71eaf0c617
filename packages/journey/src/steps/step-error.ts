/** A step could not do its work with the values that it was given. The message names no value of the request. */
export class StepError extends Error {
  static {
    StepError.prototype.name = 'StepError';
  }
  readonly code: 'not-boolean' | 'invalid-header' | 'invalid-redirect-uri';
  /** Dotted path of the field below `config`. */
  readonly path: string;
  constructor(code: StepError['code'], path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}
