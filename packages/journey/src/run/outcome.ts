/** The HTTP answer that a run decided on. Built once at publish where nothing in it depends on the request. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Names and values in turn, Content-Type and Location included, as `writeHead` takes them. */
  readonly headers: readonly string[];
  /** Empty for statuses that have no body. */
  readonly body: string;
}

/** Why a run gave no answer of its own. */
export type FailureCode =
  /** An abort step ended it. */
  | 'aborted'
  | 'expression-failed'
  | 'step-failed'
  /** It used up its steps, or a formula its budget. */
  | 'limit-exceeded'
  | 'deadline-exceeded'
  /** The caller left before the answer. */
  | 'cancelled'
  | 'internal-error';

/** A run that ended without an answer of its own. The caller gets the journey's default answer. */
export interface Failure {
  readonly kind: 'failure';
  readonly code: FailureCode;
  /** For logs and people: names the fault, never a value of the request. An abort step's reason is the author's text. */
  readonly message: string;
  readonly step: string;
  /** Dotted path of the field below the step's `config`, where one is known. */
  readonly field?: string;
  /** The code of the language or the step, such as `E_DIV_ZERO` or `loop-limit`. */
  readonly errorCode?: string;
  readonly range?: { readonly start: number; readonly end: number };
}

export type Outcome = Answer | Failure;

/**
 * What a run did, three numbers a step: the step's index in the plan, the index of its branch ({@link ANSWERED} where
 * the run ended or failed), and the microseconds since the run began.
 */
export type Path = readonly number[];

/** One step that a run took, by name. */
export interface StepRecord {
  /** Id of the step; of one in a sub-journey behind the id of the step that called it: `check-user/verify`. */
  readonly step: string;
  /** Null for the step that ended the run. */
  readonly branch: string | null;
  /** Microseconds since the run began, when the step was done. */
  readonly at: number;
}
