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
  | 'expression-failed'
  | 'step-failed'
  | 'limit-exceeded'
  | 'deadline-exceeded'
  | 'internal-error';

/** A run that ended without an answer. Nothing of it reaches the caller but a status and a correlation id. */
export interface Failure {
  readonly kind: 'failure';
  readonly code: FailureCode;
  /** For logs and people: names the fault, never a value of the request. */
  readonly message: string;
  readonly step: string;
  /** Dotted path of the field below the step's `config`, where one is known. */
  readonly field?: string;
  /** The language's own error code, such as `E_DIV_ZERO`. */
  readonly expressionCode?: string;
  readonly range?: { readonly start: number; readonly end: number };
}

export type Outcome = Answer | Failure;

/** What a run did: step index and branch index in turn, as the plan numbers them; ANSWERED marks the last step. */
export type Path = readonly number[];
