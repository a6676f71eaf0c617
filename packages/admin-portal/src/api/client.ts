import createClient from 'openapi-fetch';
import { ApiError, ConnectionError } from './api-error.ts';
import { fetchWithSession } from './fetch-with-session.ts';
import type { Problem, paths } from './generated/admin-api.ts';

/** The admin API, typed by its OpenAPI document. Wrap each call in {@link unwrap}. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: fetchWithSession });

/** What openapi-fetch answers with. */
interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of an answer.
 *
 * @throws ApiError when the API refused; ConnectionError when it was not the API that answered
 */
export async function unwrap<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data } = await unwrapAnswer(call);
  return data;
}

/** Like {@link unwrap}, with the response, for its headers. */
export async function unwrapAnswer<Data>(call: Promise<Answer<Data>>): Promise<{ data: Data; response: Response }> {
  const { data, error, response } = await call;
  if (response.ok) return { data: data as Data, response };
  if (isProblemDetails(error)) throw new ApiError(error);
  throw new ConnectionError(`The server answered ${response.status} without saying why.`);
}

function isProblemDetails(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'title' in error;
}
