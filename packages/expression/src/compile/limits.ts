/** Bounds of one evaluation. Passing one of them is an `E_LIMIT` error, which `try` doesn't catch. */
export interface Limits {
  /** Units of work: nodes evaluated, elements visited, blocks of text copied. */
  readonly steps: number;
  /** Evaluation depth: nested lambda invocations, weighted by the size of their bodies. */
  readonly depth: number;
  /** Length of one text, and of the JSON text of one list or object, in UTF-16 units. */
  readonly valueSize: number;
  /** Sum of the sizes of all values made during the evaluation, in UTF-16 units. */
  readonly memory: number;
  /** Calls of `@webrequests.*`. */
  readonly webRequests: number;
}

export const defaultLimits: Limits = {
  steps: 1_000_000,
  depth: 500,
  valueSize: 1_048_576,
  memory: 33_554_432,
  webRequests: 10,
};

/** Longest source text, in UTF-16 units. */
export const maximumSourceLength = 65_536;

/** Deepest nesting of parentheses, constructors, prefix operators and other constructs in a source text. */
export const maximumNesting = 200;
