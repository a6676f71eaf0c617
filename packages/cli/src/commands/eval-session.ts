import {
  checkExpression,
  type Diagnostic,
  diagnose,
  ExpressionError,
  type ExpressionHost,
  type ExpressionMode,
  evaluateExpression,
  formatExpression,
  formatType,
  type LanguageContext,
  type Profile,
  parseExpression,
  toJsonText,
  typeOfSample,
  type Value,
} from '@waymark/expression';
import { type Problem, problemsOf } from './eval-report.ts';

export interface SessionOptions {
  readonly host: () => ExpressionHost;
  readonly mode: ExpressionMode;
  readonly profile: Profile;
  readonly variables: Readonly<Record<string, Value>>;
  /** What `@policy.request()` answers, if it was given. */
  readonly request?: Value;
}

/** A value or a type, with what the checker warns of; or what is wrong. */
export type Answer =
  | { readonly ok: true; readonly text: string; readonly value: Value; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly error?: ExpressionError; readonly problems: readonly Problem[] };

/** The variables of a series of evaluations. Knows neither terminal nor commands. */
export class EvalSession {
  readonly options: SessionOptions;
  readonly #variables: Map<string, Value>;
  #context: LanguageContext | undefined;

  constructor(options: SessionOptions) {
    this.options = options;
    this.#variables = new Map(Object.entries(options.variables));
  }

  get variables(): ReadonlyMap<string, Value> {
    return this.#variables;
  }

  set(name: string, value: Value): void {
    this.#variables.set(name, value);
    this.#context = undefined;
  }

  /** What the language service has to know. */
  get context(): LanguageContext {
    this.#context ??= this.#createContext();
    return this.#context;
  }

  #createContext(): LanguageContext {
    const { mode, profile, request } = this.options;
    const samples = Object.fromEntries(this.#variables);
    return { mode, profile, samples, ...(request !== undefined && { policySamples: { request } }) };
  }

  async evaluate(source: string, mode: ExpressionMode = this.options.mode): Promise<Answer> {
    const { host, profile } = this.options;
    const found = diagnose(source, { ...this.context, mode });
    try {
      const variables = Object.fromEntries(this.#variables);
      const value = await evaluateExpression(source, { mode, profile, variables, host: host() });
      return { ok: true, text: toJsonText(value), value, problems: problemsOf(undefined, found) };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return { ok: false, error, problems: problemsOf(error, found) };
    }
  }

  /** The type of an expression, which isn't evaluated. */
  inferType(source: string): Answer & { readonly diagnostics: readonly Diagnostic[] } {
    const { mode, profile, variables, policy } = this.#types();
    const { type, diagnostics } = checkExpression(source, { mode, profile, variables, policy });
    const problems = diagnostics.flatMap((one) =>
      one.severity === 'info' ? [] : [{ ...one, severity: one.severity }],
    );
    if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems, diagnostics };
    return { ok: true, text: formatType(type), value: null, problems, diagnostics };
  }

  #types() {
    const { mode, profile, request } = this.options;
    const variables = Object.fromEntries(Array.from(this.#variables, ([name, value]) => [name, typeOfSample(value)]));
    return { mode, profile, variables, policy: request === undefined ? {} : { request: typeOfSample(request) } };
  }
}

/** Whether all that is wrong is that something is missing at the end. */
export function isIncomplete(source: string): boolean {
  const [first] = parseExpression(source).diagnostics;
  if (first === undefined) return false;
  const isOpen = source.startsWith('`', first.start) || source.startsWith('/*', first.start);
  const { length } = source.trimEnd();
  return first.start >= length || (isOpen && first.end >= length);
}

/** A value on one line, or on several if it is long. */
export function shownValue(text: string): readonly string[] {
  const result = formatExpression(text, { width: 100 });
  return result.ok ? result.text.split('\n') : [text];
}
