import type { RunOperations } from './run-operations.ts';

/** What the thread of the records is started with. */
export interface RunThreadData {
  readonly file: string;
  readonly tenantId: string;
}

/** One operation, with a number that its answer bears. */
export interface RunRequest {
  readonly number: number;
  readonly operation: keyof RunOperations;
  readonly argument: readonly unknown[];
}

/** What became of it. Of an error only code and message cross the border between threads. */
export type RunReply =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: { readonly message: string; readonly code?: string } };
