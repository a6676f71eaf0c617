import type { Header } from './simulate.ts';
import type { TryCall } from './try-request.ts';

/** Who calls. Typed by a person and kept in memory only. */
export interface Credentials {
  readonly clientId: string;
  readonly secret: string;
}

/** What came back from a call of the published version. */
export interface PublishedAnswer {
  /** Null where the browser hides a redirect. */
  readonly status: number | null;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly correlationId: string;
  readonly milliseconds: number;
}

export type PublishedCall =
  | { readonly kind: 'answer'; readonly answer: PublishedAnswer }
  | { readonly kind: 'token-refused'; readonly status: number; readonly message: string };

/** Calls the published version as a client does: a token first, where the journey asks for one, then the call. */
export async function callPublished(
  journeyId: string,
  call: TryCall,
  { clientId, secret }: Credentials,
  fetchIt: typeof fetch = fetch,
): Promise<PublishedCall> {
  const token = secret === '' ? undefined : await fetchToken({ clientId, secret }, fetchIt);
  if (token !== undefined && 'status' in token) return { kind: 'token-refused', ...token };
  const correlationId = `try-${crypto.randomUUID()}`;
  const method = call.request.method ?? 'POST';
  const started = performance.now();
  const response = await fetchIt(publishedUrl(journeyId, clientId, call), {
    method,
    // Never another host: where a redirect leads is the caller's business.
    redirect: 'manual',
    credentials: 'omit',
    headers: {
      ...call.request.headers,
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      'x-correlation-id': correlationId,
      ...(token === undefined ? {} : { authorization: `Bearer ${token.token}` }),
    },
    ...(method === 'POST' && call.request.body !== undefined ? { body: JSON.stringify(call.request.body) } : {}),
  });
  const body = await response.text();
  const milliseconds = performance.now() - started;
  const isHidden = response.type === 'opaqueredirect';
  const headers = [...response.headers].map(([name, value]) => ({ name, value }));
  return {
    kind: 'answer',
    answer: { status: isHidden ? null : response.status, headers, body, correlationId, milliseconds },
  };
}

/** The address of a call, below the server's own. */
export function publishedUrl(journeyId: string, clientId: string, { request }: TryCall): string {
  const query = new URLSearchParams();
  if (clientId !== '') query.append('clientId', clientId);
  for (const [name, value] of Object.entries(request.params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return `/ido/api/v2/invoke-api-journey/${journeyId}${text === '' ? '' : `?${text}`}`;
}

async function fetchToken(
  { clientId, secret }: Credentials,
  fetchIt: typeof fetch,
): Promise<{ readonly token: string } | { readonly status: number; readonly message: string }> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
  let response = await fetchIt('/oidc/token', { method: 'POST', body, credentials: 'omit' });
  if (response.status === 401) {
    // A client may authenticate in the header only (RFC 6749 §2.3.1).
    const basic = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`);
    response = await fetchIt('/oidc/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      credentials: 'omit',
      headers: { authorization: `Basic ${basic}` },
    });
  }
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok && typeof answer.access_token === 'string') return { token: answer.access_token };
  const message = answer.error_description ?? answer.error ?? '';
  return { status: response.status, message: String(message) };
}
