import { toJsonText, type Value } from '@waymark/expression';
import type { Answer } from '../../run/outcome.ts';
import type { Run } from '../../run/run.ts';
import { StepError } from '../step-error.ts';
import { ANSWERED, type ExecuteStep, type Formula, type StepCompiler } from '../step-kind.ts';
import type { HttpCompleteConfig } from './http-complete.ts';
import { hasNoBody, isRedirect } from './response-codes.ts';
import { isFieldValue, isRedirectTarget } from './response-headers.ts';

const CONTENT_TYPES = {
  json: 'application/json',
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

/** A decision is for this call alone, and its format is the one that it names. A header of the step takes precedence. */
const DEFAULT_HEADERS = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;

/**
 * A page that a journey writes has no rights of this server's origin, where people administer it. It stands beside any
 * policy of the step's own, and browsers enforce both.
 */
const HTML_POLICY = 'sandbox allow-forms allow-popups allow-scripts';

/** Cookies of the product itself, which no journey may set. */
const OWN_COOKIE = /^\s*(?:__(?:host|secure)-)?waymark_/i;

/** One part of the answer that is computed in the run: a header value, or the body. */
interface Part {
  readonly formula: Formula;
  /** Checks the value and puts it where it belongs. */
  readonly place: (draft: Draft, value: Value) => void;
}

interface Draft {
  headers: string[];
  body: string;
}

/** Turns the step's config into a closure that sets the run's answer; a constant answer is built here, once. */
export function compileAnswer(config: HttpCompleteConfig, compiler: StepCompiler): ExecuteStep {
  const fixed: Draft = { headers: [], body: '' };
  const parts: Part[] = [];

  const addHeader = (name: string, template: string, path: string, check: (text: string) => void) => {
    const index = fixed.headers.push(name, '') - 1;
    const place = (draft: Draft, value: Value) => {
      const text = toText(value);
      check(text);
      draft.headers[index] = text;
    };
    const constant = compiler.constant(template, 'template');
    if (constant === undefined) parts.push({ formula: compiler.template(template, path), place });
    else place(fixed, constant);
  };

  const { responseCode: status, responseType = 'json', redirectUri, headers = [], body } = config;
  if (isRedirect(status) && redirectUri !== undefined) addHeader('Location', redirectUri, 'redirectUri', checkTarget);
  headers.forEach(({ name, value }, index) => {
    const path = `headers.${index}.value`;
    addHeader(name, value, path, (text) => checkFieldValue(name, text, path));
  });
  const given = new Set(headers.map(({ name }) => name.toLowerCase()));
  for (const [name, value] of DEFAULT_HEADERS) if (!given.has(name.toLowerCase())) fixed.headers.push(name, value);
  if (responseType === 'html') fixed.headers.push('Content-Security-Policy', HTML_POLICY);
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
      if (constant === undefined) parts.push({ formula: compiler[mode](source, path), place });
      else place(fixed, constant);
    }
  }

  if (parts.length === 0) {
    const answer: Answer = Object.freeze({ kind: 'answer', status, ...fixed });
    return (run) => {
      run.answer = answer;
      return ANSWERED;
    };
  }

  const placeFrom = (run: Run, draft: Draft, first: number): number | Promise<number> => {
    for (let index = first; index < parts.length; index++) {
      const { formula, place } = parts[index] as Part;
      const value = formula(run);
      if (value instanceof Promise) {
        return value.then((answer) => {
          place(draft, answer);
          return placeFrom(run, draft, index + 1);
        });
      }
      place(draft, value);
    }
    run.answer = { kind: 'answer', status, headers: draft.headers, body: draft.body };
    return ANSWERED;
  };
  return (run) => placeFrom(run, { headers: fixed.headers.slice(), body: fixed.body }, 0);
}

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
  if (name.toLowerCase() === 'set-cookie' && OWN_COOKIE.test(text)) {
    throw new StepError('invalid-header', path, 'Cookies whose names begin with waymark_ belong to the server.');
  }
  if (isFieldValue(text)) return;
  const message = `The value of header "${name}" has line breaks or characters outside ASCII once it is filled in.`;
  throw new StepError('invalid-header', path, message);
}
