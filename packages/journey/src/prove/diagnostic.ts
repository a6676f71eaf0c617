/** One finding about a journey document: where it is, what is wrong and what would mend it. */
export interface JourneyDiagnostic {
  /** An error stops a publish; a warning is shown and recorded with it. */
  readonly severity: 'error' | 'warning';
  /** Stable code from the table in `diagnostic-codes.ts`, such as `missing-branch`. */
  readonly code: string;
  /** One sentence that a newcomer understands, ending with the way out. */
  readonly message: string;
  /** JSON Pointer (RFC 6901) to the place in the document, such as `/steps/check-mfa/config/condition`. */
  readonly pointer: string;
  /** Id of the step concerned, where there is one. */
  readonly step?: string;
  /** Field of the step, as a dotted path below the step, such as `config.condition`. */
  readonly field?: string;
  /** Offsets within the field's expression text, in UTF-16 units, end exclusive. */
  readonly range?: { readonly start: number; readonly end: number };
  /** Of a finding in a formula: the code that the expression language has for it, such as `may-be-null`. */
  readonly rule?: string;
  /** A change of the document that mends it. */
  readonly fix?: JourneyFix;
}

/** A change that a person can accept with one click. */
export interface JourneyFix {
  /** What it does, in the imperative: "Lead it to the end of the loop". */
  readonly title: string;
  /** Applied to the document in turn; `applyJourneyFix` does it. */
  readonly patch: readonly PatchOperation[];
}

/** An operation of JSON Patch (RFC 6902 §4); `path` is a JSON Pointer. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };
