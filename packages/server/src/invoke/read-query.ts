import { parse } from 'node:querystring';
import type { ValueObject } from '@waymark/expression';
import { Refusal } from './invoke-request.ts';

/** The query of a call: the client it names, and the parameters that its journey sees. */
export interface Query {
  readonly clientId: string | null;
  /** A parameter that stands more than once is an array of its values. */
  readonly params: ValueObject;
}

const MAX_PARAMETERS = 256;
const BAD_ESCAPE = /%(?![0-9a-f]{2})/i;
const NO_PARAMETERS: ValueObject = Object.freeze(Object.create(null));

/** The tutorial's call has one parameter and nothing to decode. */
const CLIENT_ID_ONLY = /^clientId=[A-Za-z0-9._~-]+$/;

export function readQuery(query: string): Query | Refusal {
  if (query === '') return { clientId: null, params: NO_PARAMETERS };
  if (CLIENT_ID_ONLY.test(query)) return { clientId: query.slice('clientId='.length), params: NO_PARAMETERS };
  if (query.split('&', MAX_PARAMETERS + 1).length > MAX_PARAMETERS) {
    return new Refusal(400, `The query has more than ${MAX_PARAMETERS} parameters.`);
  }
  if (BAD_ESCAPE.test(query))
    return new Refusal(400, 'The query has a % that is not followed by two hexadecimal digits.');
  const { clientId, ...params } = parse(query, '&', '=', { maxKeys: 0 });
  if (Array.isArray(clientId)) return new Refusal(400, 'The query parameter clientId stands more than once.');
  return { clientId: clientId === undefined || clientId === '' ? null : clientId, params: params as ValueObject };
}
