/** A field of a step or of the journey itself that has another value. */
interface Changed {
  /** Dotted path; an entry of a list stands under its name: `config.variables[amount].value`. */
  readonly field: string;
  /** undefined: it was not there. */
  readonly before: unknown;
  /** undefined: it is gone. */
  readonly after: unknown;
}

interface OfStep {
  /** Id of the step, as it is now; the old one where the step is gone. */
  readonly step: string;
  /** What people call it, if it has a name. */
  readonly name?: string;
  readonly stepKind: string;
}

/** One difference between two documents of a journey. */
export type DocumentDifference =
  /** A field of the journey: its name, a setting, a parameter, where it starts. */
  | ({ readonly kind: 'journey-changed' } & Changed)
  | ({ readonly kind: 'step-added' } & OfStep)
  | ({ readonly kind: 'step-removed' } & OfStep)
  /** The same step under another id; branches that lead to it did not move. */
  | ({ readonly kind: 'step-renamed'; readonly before: string } & OfStep)
  | ({ readonly kind: 'step-changed' } & OfStep & Changed)
  /** A branch leads elsewhere. undefined: it led, or leads, nowhere. */
  | ({
      readonly kind: 'branch-moved';
      readonly branch: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    } & OfStep)
  /** A test, by its name. */
  | { readonly kind: 'test-added' | 'test-removed' | 'test-changed'; readonly test: string };
