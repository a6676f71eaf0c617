import { neverType, optionsOf, stringType, type Type, unionType, unknownType, type Value } from '@waymark/expression';
import type { Step } from '../../document/journey-document.ts';
import { CONTENT_TYPES, fixedHeaders } from '../../steps/http-complete/fixed-headers.ts';
import type { HttpCompleteConfig } from '../../steps/http-complete/http-complete.ts';
import { hasNoBody, isRedirect, RESPONSE_CODES } from '../../steps/http-complete/response-codes.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { jsonSchemaOf } from '../openapi/json-schema-of.ts';
import type { AnswerBody, AnswerHeader, StepAnswer, Way } from './journey-answers.ts';
import { jsonBody, textOf } from './sent-text.ts';

/** The answer of an HTTP complete step, as far as it is the same in every run. */
export function answerOfStep(id: string, { name, config }: Step, flow: JourneyFlow, way: Way): StepAnswer {
  const { responseCode: status, redirectUri, headers = [], responseType = 'json', body } = config as HttpCompleteConfig;
  const header = (title: string, path: string): AnswerHeader => {
    const constant = constantAt(flow, id, path);
    return { name: title, value: constant === undefined ? null : textOf(constant) };
  };
  const fixed = fixedHeaders(
    headers.map((one) => one.name),
    responseType,
  );
  return {
    step: id,
    ...(name === undefined ? {} : { name }),
    status,
    reason: RESPONSE_CODES[status] ?? '',
    headers: [
      ...(redirectUri !== undefined && isRedirect(status) ? [header('Location', 'redirectUri')] : []),
      ...headers.map((one, index) => header(one.name, `headers.${index}.value`)),
      ...pairsOf(fixed),
      ...(hasNoBody(status) ? [] : [{ name: 'Content-Type', value: CONTENT_TYPES[responseType] }]),
    ],
    body: hasNoBody(status) ? { kind: 'none' } : bodyOf(id, body, responseType, flow),
    ...way,
  };
}

const pairsOf = (flat: readonly string[]): AnswerHeader[] =>
  flat.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: flat[index + 1] ?? '' }] : []));

const constantAt = (flow: JourneyFlow, step: string, path: string): Value | undefined =>
  flow.formulaAt(step, path)?.known?.compiled.constant;

function bodyOf(
  step: string,
  body: HttpCompleteConfig['body'],
  responseType: 'json' | 'text' | 'html',
  flow: JourneyFlow,
): AnswerBody {
  const mediaType = CONTENT_TYPES[responseType];
  if (body === undefined) return { kind: 'constant', mediaType, text: '' };
  const path = 'expression' in body ? 'body.expression' : 'body.template';
  const constant = constantAt(flow, step, path);
  if (constant !== undefined) {
    if (responseType !== 'json') return { kind: 'constant', mediaType, text: textOf(constant) };
    const text = jsonBody(constant);
    return { kind: 'constant', mediaType, text, json: JSON.parse(text) };
  }
  if (responseType !== 'json') return { kind: 'computed', mediaType, type: stringType, schema: { type: 'string' } };
  const type = flow.formulaAt(step, path)?.known?.check.exact ?? unknownType;
  return { kind: 'computed', mediaType, type, schema: jsonSchemaOf(sentType(type)) };
}

/** Text that is JSON already is sent as it is, so a text that isn't known may be any JSON. */
function sentType(type: Type): Type {
  const sent = optionsOf(type).map((option): Type => {
    if (option.kind === 'string') return unknownType;
    return option.kind === 'literal' && typeof option.value === 'string' && isJson(option.value) ? unknownType : option;
  });
  return sent.some(({ kind }) => kind === 'unknown') ? unknownType : unionType(neverType, ...sent);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
