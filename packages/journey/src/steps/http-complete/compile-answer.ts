import { toJsonText, type Value } from '@waymark/expression';
import type { Answer } from '../../run/outcome.ts';
import { inTurn, type Part, type Take } from '../in-turn.ts';
import { StepError } from '../step-error.ts';
import { ANSWERED, type ExecuteStep, type StepCompiler } from '../step-kind.ts';
import { CONTENT_TYPES, fixedHeaders } from './fixed-headers.ts';
import type { HttpCompleteConfig } from './http-complete.ts';
import { hasNoBody, isRedirect } from './response-codes.ts';
import { isFieldValue, isRedirectTarget, setsOwnCookie } from './response-headers.ts';

interface Draft {
  headers: string[];
  body: string;
}

/** Turns the step's config into a closure that sets the run's answer; a constant answer is built here, once. */
export function compileAnswer(config: HttpCompleteConfig, compiler: StepCompiler): ExecuteStep {
  const fixed: Draft = { headers: [], body: '' };
  const parts: Part<Draft>[] = [];

  const addHeader = (name: string, template: string, path: string, check: (text: string) => void) => {
    const index = fixed.headers.push(name, '') - 1;
    const place = (draft: Draft, value: Value) => {
      const text = toText(value);
      check(text);
      draft.headers[index] = text;
    };
    const constant = compiler.constant(template, 'template');
    if (constant === undefined) parts.push({ formula: compiler.template(template, path), take: placing(place) });
    else place(fixed, constant);
  };

  const { responseCode: status, responseType = 'json', redirectUri, headers = [], body } = config;
  if (isRedirect(status) && redirectUri !== undefined) addHeader('Location', redirectUri, 'redirectUri', checkTarget);
  headers.forEach(({ name, value }, index) => {
    const path = `headers.${index}.value`;
    addHeader(name, value, path, (text) => checkFieldValue(name, text, path));
  });
  fixed.headers.push(
    ...fixedHeaders(
      headers.map(({ name }) => name),
      responseType,
    ),
  );
  if (!hasNoBody(status)) {
    fixed.headers.push('Content-Type', CONTENT_TYPES[responseType]);
    if (body !== undefined) {
      const mode = 'expression' in body ? 'expression' : 'template';
      const path = `body.${mode}`;
      const write = responseType === 'json' ? toJsonBody : toText;
      const place = (draft: Draft, value: Value) => {
        draft.body = write(value);
      };
      const source = 'expression' in body ? body.expression : body.template;
      const constant = compiler.constant(source, mode);
      if (constant === undefined) parts.push({ formula: compiler[mode](source, path), take: placing(place) });
      else place(fixed, constant);
    }
  }

  if (parts.length === 0) {
    const answer: Answer = Object.freeze({ kind: 'answer', status, ...fixed });
    return (run) => {
      run.outcome = answer;
      return ANSWERED;
    };
  }

  const compute = inTurn<Draft>(parts, (run, draft) => {
    run.outcome = { kind: 'answer', status, headers: draft.headers, body: draft.body };
    return ANSWERED;
  });
  return (run) => compute(run, { headers: fixed.headers.slice(), body: fixed.body });
}

const placing =
  (place: (draft: Draft, value: Value) => void): Take<Draft> =>
  (_run, value, draft) => {
    place(draft, value);
    return undefined;
  };

const toText = (value: Value): string => (typeof value === 'string' ? value : toJsonText(value));

/** Text that is JSON already goes out as it is; everything else is written as JSON. */
function toJsonBody(value: Value): string {
  if (typeof value !== 'string') return toText(value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return JSON.stringify(value);
  }
}

function checkTarget(text: string): void {
  if (isRedirectTarget(text)) return;
  const message = 'The redirect URI is not an http(s) URL or a path once its expressions are filled in.';
  throw new StepError('invalid-redirect-uri', 'redirectUri', message);
}

function checkFieldValue(name: string, text: string, path: string): void {
  if (setsOwnCookie(name, text)) {
    throw new StepError('invalid-header', path, 'Cookies whose names begin with waymark_ belong to the server.');
  }
  if (isFieldValue(text)) return;
  const message = `The value of header "${name}" has line breaks or characters outside ASCII once it is filled in.`;
  throw new StepError('invalid-header', path, message);
}
