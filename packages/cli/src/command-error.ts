/** What the exit status says. */
export const EXIT = { done: 0, findings: 1, usage: 2, failed: 3 } as const;

/** A command can't go on: the message says why and what to do, and the status is the process's. */
export class CommandError extends Error {
  static {
    CommandError.prototype.name = 'CommandError';
  }
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}
