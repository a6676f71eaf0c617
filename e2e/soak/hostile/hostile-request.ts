import type { Demo } from '@waymark/server';

/** What a request may know of the server that it is meant for. */
export interface Target {
  readonly demo: Demo;
  readonly token: string;
  /** Cookie and CSRF token of somebody signed in. */
  readonly sessionHeaders: Readonly<Record<string, string>>;
}

/** One request, and what is to be expected of its answer. */
export interface HostileRequest {
  readonly what: string;
  readonly bytes: Buffer;
  readonly headOnly: boolean;
  /**
   * `answer`: one answer comes. `anything`: an answer, or the connection is closed. `abandon`: the caller is gone before
   * it could come.
   */
  readonly expects: 'answer' | 'anything' | 'abandon';
  /** The answer must carry this id: it is this request's own. */
  readonly correlationId?: string;
  /** A good call of a journey, whose expressions may fail on what it sends: 500 is right, in the documented form. */
  readonly mayFail: boolean;
}
