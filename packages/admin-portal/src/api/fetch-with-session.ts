import { ConnectionError } from './api-error.ts';
import { connectionLost } from './connection.ts';
import { refreshSession, sessionStore, signInAgain } from './session.ts';

/** These begin a session or ask for it: a refusal is their answer. */
const OWN_ANSWER = /^\/api\/v1\/(session|setup)$/;

/**
 * `fetch` with the session's CSRF token. When the session has ended meanwhile, it waits until the person has signed in
 * again, in a dialog over what they were doing, and then sends the same request: nothing that was typed is lost.
 *
 * @throws ConnectionError when the server can't be reached
 */
export async function fetchWithSession(request: Request): Promise<Response> {
  const response = await send(request.clone());
  if (OWN_ANSWER.test(new URL(request.url).pathname)) return response;
  if (response.status === 401) {
    await response.body?.cancel();
    await signInAgain();
    return send(request);
  }
  // Somebody signed in again in another tab: the cookie is new, the token here is not.
  if (response.status === 403 && (await codeOf(response)) === 'csrf-token-wrong') {
    await refreshSession();
    return send(request);
  }
  return response;
}

async function send(request: Request): Promise<Response> {
  const csrfToken = sessionStore.getState().session?.csrfToken;
  if (csrfToken !== undefined) request.headers.set('x-csrf-token', csrfToken);
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    connectionLost();
    throw new ConnectionError('The server did not answer.', { cause: error });
  }
}

async function codeOf(response: Response): Promise<unknown> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return (body as { code?: unknown } | null)?.code;
}
