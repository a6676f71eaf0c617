import type { JourneyTest } from '../test-cases/journey-test.ts';

/** The format line that every journey file carries; a later format gets a new number and a migration. */
export const DOCUMENT_FORMAT = 'journey/1';

/** Where a branch leads that ends the block, or the pass of the loop, that its step is in. No step can have this id. */
export const END_OF_AREA = '$end';

/** A formula of the expression language: the field takes the value that it yields. */
export interface ExpressionSource {
  readonly expression: string;
}

/** Text with `${expression}` in it: the field takes the text. */
export interface TemplateSource {
  readonly template: string;
}

/** A node of a journey. Its kind says what it does and which shape `config` has. */
export interface Step {
  readonly kind: string;
  readonly name?: string;
  readonly description?: string;
  /** Id of the loop or block that the step is in; absent for a step of the journey itself. */
  readonly inside?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  /** Branch name → id of the step that it leads to, or {@link END_OF_AREA}. */
  readonly branches?: Readonly<Record<string, string>>;
}

/** A position on the canvas, in canvas units. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What the caller gets when a run ends without an answer of its own. Constant, so that it can't fail itself. */
export interface DefaultAnswer {
  readonly responseCode: number;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  /** Default: `json`. */
  readonly responseType?: 'json' | 'text' | 'html';
  /** JSON for the type `json`, text for the others. */
  readonly body?: unknown;
}

/** How a journey may be called, what bounds its runs and what is kept of them. */
export interface JourneySettings {
  /** Whether the call must carry a client access token of this server. Default: true. */
  readonly enforceToken?: boolean;
  /** Ids of the clients that may call it; absent means every client of the tenant. */
  readonly allowedClients?: readonly string[];
  /** Longest run in milliseconds, 1 to 60000; past it the caller gets 504. Default: 10000. */
  readonly deadlineMs?: number;
  /** Most steps that a run may take. Default: 10000. Naming it allows loops of more than 100 passes. */
  readonly maxSteps?: number;
  /** What callers get from an aborted or failed run. Default: 422 after an abort, 504 after the deadline, else 500. */
  readonly defaultAnswer?: DefaultAnswer;
  /** Of which runs a receipt is kept, to explain and replay them: failed ones always. Default: `sample`. */
  readonly receipts?: 'failures' | 'sample' | 'all';
  /** Ids of the clients that may ask for the receipt of a single call, with the header `X-Waymark-Receipt: keep`. */
  readonly receiptClients?: readonly string[];
  /** Whether the journey's tests must pass before it can be published. */
  readonly requireTests?: boolean;
  /** Branches that the tests must take, in percent of all, before the journey can be published. */
  readonly requiredCoverage?: number;
}

/** What a caller hands to a sub-journey. */
export interface JourneyParameter {
  readonly name: string;
  readonly description?: string;
  /** Checked when the sub-journey is called; absent: any value. */
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | 'array';
  /** Absent: true. One that isn't required is `null` where it is left out. */
  readonly required?: boolean;
}

/**
 * A journey as people write it: YAML or JSON, ids chosen by people, layout apart from logic.
 * The JSON Schema in `journey-schema.ts` is the full rule; this is its TypeScript face.
 */
export interface JourneyDocument {
  readonly format: typeof DOCUMENT_FORMAT;
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly kind: 'backend-api' | 'sub-journey';
  readonly affinity: 'b2c' | 'b2b';
  readonly settings?: JourneySettings;
  /** Of a sub-journey: what it is called with. Its steps read them as variables. */
  readonly parameters?: readonly JourneyParameter[];
  /** Id of the first step. */
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly tests?: readonly JourneyTest[];
  readonly layout?: Readonly<Record<string, Position>>;
}
