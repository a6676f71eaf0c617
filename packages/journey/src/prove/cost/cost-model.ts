/**
 * The figures of the worst case, in milliseconds where nothing else is said. They are pessimistic for a small machine
 * and rough: a path that they put over the deadline deserves a look, and one far below it needs none. The page
 * `docs/concepts/proof.md` explains them.
 */
export const COST = {
  /** Going from one step to the next. */
  step: 0.001,
  /** One node of a formula: an operator, a member, a constant. */
  node: 0.0001,
  /** One call of a function that looks at a list or text. */
  call: 0.001,
  /** One call of a function that reads or writes a format, searches by a pattern or computes a hash. */
  heavyCall: 0.1,
  /** One call that uses a key: a signature, its check, encryption. */
  keyCall: 1,
  /** One call of a web request, which may have to wait until its time is over. */
  webRequest: 10_000,
  /** A step that calls out and names no time limit of its own. */
  networkStep: 10_000,
  /** How many items a list is taken to have where a formula goes through it. */
  listLength: 100,
  /** Most that one evaluation can compute before its budget ends it. Waiting comes on top. */
  evaluation: 50,
} as const;

/** Namespaces and functions whose calls are heavy. */
const HEAVY =
  /^(?:json|crypto|xml)\.|^std\.(?:jsonPath|jsonToXml|xmlToJson|generateQrCode|stdev|sort|distinct)$|egex|^strings\.(?:matches|extract|extractAll|fromJson|toJson)$/;

export const isHeavy = (name: string) => HEAVY.test(name);
