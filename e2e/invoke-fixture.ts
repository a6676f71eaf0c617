import { type AdminSession, fetchClientToken, signIn, startTestServer, type TestServer } from '@waymark/testing';
import { expect } from 'vitest';

/** What a call carries beside its journey. */
export interface CallOptions {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A server with the demo, somebody signed in, and the demo client's token. */
export interface InvokeFixture {
  readonly server: TestServer;
  readonly session: AdminSession;
  readonly token: string;
  readonly clientQuery: string;
  /** Calls a journey as the demo's client does. */
  call(journeyId: string, options?: CallOptions): Promise<Response>;
}

export const INVOKE_PATH = '/ido/api/v2/invoke-api-journey';
export const JSON_TYPE = { 'content-type': 'application/json' };

export async function startInvokeFixture(settings?: Parameters<typeof startTestServer>[0]): Promise<InvokeFixture> {
  const server = await startTestServer(settings);
  const session = await signIn(server.demo);
  const clientQuery = `clientId=${server.demo.clientId}`;
  return {
    server,
    session,
    token: await fetchClientToken(server.demo),
    clientQuery,
    call(journeyId, { method = 'POST', query = clientQuery, headers = {}, body } = {}) {
      const url = `${server.baseUrl}${INVOKE_PATH}/${journeyId}?${query}`;
      return fetch(url, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
    },
  };
}

/** Nothing of the inside may show in an error: no stack, no file, no source. */
const INSIDE = /\bat .+:\d+|node:|node_modules|\.ts\b|\.db\b|Error:|\/packages\//;

/** Asserts that a response is an error of the endpoint, in full. @returns Its message. */
export async function expectRefusal(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  expect(text).not.toMatch(INSIDE);
  const body = JSON.parse(text) as { error_code: number; message: string; correlation_id: string };
  expect(Object.keys(body)).toEqual(['error_code', 'message', 'correlation_id']);
  expect(body.error_code).toBe(status);
  expect(body.message).toMatch(/^[A-Z].+/);
  expect(body.correlation_id).toBe(response.headers.get('x-correlation-id'));
  return body.message;
}
