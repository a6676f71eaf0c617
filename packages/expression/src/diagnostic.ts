/** A change of the source text that mends what a diagnostic reports. */
export interface Fix {
  /** What the change does, in the imperative: "Use == instead". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Replaces the text from `start` to `end` (UTF-16 offsets, end exclusive). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One finding about the text of an expression. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix?: Fix;
}
