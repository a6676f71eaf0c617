import {
  compileExpression,
  createFixtureHost,
  type Diagnostic,
  ExpressionError,
  type ExpressionMode,
  formatType,
  Lambda,
  type Profile,
  toJsonText,
  typeOfSample,
  type Value,
  type ValueObject,
} from '@waymark/expression';
import { placeAt, type TextPlace } from '../../ui/json-error-place.ts';

/** What an evaluation needs; all of it was read from what was entered. */
export interface FiddleInput {
  readonly source: string;
  readonly mode: ExpressionMode;
  readonly profile: Profile;
  readonly variables: ValueObject;
  readonly request: Value;
  /** Epoch milliseconds; undefined for the present. */
  readonly now: number | undefined;
}

export type FiddleResult =
  | {
      readonly kind: 'value';
      /** As JSON on several lines; a text as it is. */
      readonly text: string;
      readonly isText: boolean;
      readonly isCut: boolean;
      readonly type: string;
      readonly milliseconds: number;
    }
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly message: string;
      /** The place in the source, and what stands there; undefined where there is none. */
      readonly place: (TextPlace & { readonly excerpt: string }) | undefined;
    };

/** More is not shown. */
const MAX_SHOWN = 100_000;
const MAX_EXCERPT = 60;

/** Evaluates in the page, with the budget that every expression has. Never throws. The time is without compiling. */
export async function evaluateFiddle(input: FiddleInput): Promise<FiddleResult> {
  const { source, mode, profile, variables, request, now } = input;
  const host = createFixtureHost({ request, now: now ?? Date.now() });
  const names = Object.keys(variables);
  const compiled = compileExpression(source, { mode, profile, variables: names });
  if (!compiled.ok) return describeDiagnostic(compiled.diagnostics, source);
  const values = names.map((name) => variables[name]);
  const started = performance.now();
  try {
    const value = compiled.expression.evaluate(values, host);
    if (!(value instanceof Promise)) return present(value, performance.now() - started);
    return present(await value, performance.now() - started);
  } catch (error) {
    return describe(error, source);
  }
}

function present(value: Value, milliseconds: number): FiddleResult {
  const isText = typeof value === 'string';
  const text = value instanceof Lambda ? 'x => …' : isText ? value : onLines(toJsonText(value));
  return {
    kind: 'value',
    text: text.slice(0, MAX_SHOWN),
    isText,
    isCut: text.length > MAX_SHOWN,
    type: value instanceof Lambda ? 'lambda' : formatType(typeOfSample(value)),
    milliseconds,
  };
}

/** What is too deep for the browser's writer stays on one line. */
function onLines(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

function describeDiagnostic(diagnostics: readonly Diagnostic[], source: string): FiddleResult {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const { code = 'E_PARSE', message = '', start = 0, end = source.length } = error ?? {};
  return { kind: 'error', code, message, place: placeOf(source, start, end) };
}

function describe(error: unknown, source: string): FiddleResult {
  if (!(error instanceof ExpressionError)) {
    return { kind: 'error', code: 'E_FUNCTION', message: String(error), place: undefined };
  }
  const { code, message, start, end } = error;
  return { kind: 'error', code, message, place: start < 0 ? undefined : placeOf(source, start, end) };
}

function placeOf(source: string, start: number, end: number) {
  const excerpt = source.slice(start, Math.min(end, start + MAX_EXCERPT)).split('\n', 1)[0] ?? '';
  return { ...placeAt(source, start), excerpt };
}
