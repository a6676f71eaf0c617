import type { DefaultAnswer } from '../../document/journey-document.ts';
import type { Answer } from '../../run/outcome.ts';
import { CONTENT_TYPES, fixedHeaders } from './fixed-headers.ts';
import { hasNoBody } from './response-codes.ts';

/** The answer of a journey for runs that have none of their own. Nothing in it is computed. */
export function constantAnswer({ responseCode, headers = [], responseType = 'json', body }: DefaultAnswer): Answer {
  const given = headers.flatMap(({ name, value }) => [name, value]);
  const hasBody = !hasNoBody(responseCode);
  const text = body === undefined ? '' : responseType === 'json' ? JSON.stringify(body) : String(body);
  return Object.freeze({
    kind: 'answer',
    status: responseCode,
    headers: [
      ...given,
      ...fixedHeaders(
        headers.map(({ name }) => name),
        responseType,
      ),
      ...(hasBody ? ['Content-Type', CONTENT_TYPES[responseType]] : []),
    ],
    body: hasBody ? text : '',
  });
}
