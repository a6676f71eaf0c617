/** The format line that every journey file carries; a later format gets a new number and a migration. */
export const DOCUMENT_FORMAT = 'journey/1';

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
  readonly config?: Readonly<Record<string, unknown>>;
  /** Branch name → id of the step that it leads to. */
  readonly branches?: Readonly<Record<string, string>>;
}

/** A position on the canvas, in canvas units. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** How a journey may be called. */
export interface JourneySettings {
  /** Whether the call must carry a client access token of this server. Default: true. */
  readonly enforceToken?: boolean;
  /** Ids of the clients that may call it; absent means every client of the tenant. */
  readonly allowedClients?: readonly string[];
  /** Longest run in milliseconds, 1 to 60000; past it the caller gets 504. Default: 10000. */
  readonly deadlineMs?: number;
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
  /** Id of the first step. */
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly layout?: Readonly<Record<string, Position>>;
}
