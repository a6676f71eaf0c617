import type { Value } from '@waymark/expression';
import type { JourneyStubs, JourneyTest, StubAnswer } from '../test-cases/journey-test.ts';
import { type AnsweringPort, CLAIMS, type Input, type InputAnswer } from './input.ts';

/** What a port answers that nothing was decided about. */
export const DEFAULT_ANSWERS: Readonly<Record<AnsweringPort, Value>> = {
  verifyToken: {},
  signToken: 'signed-token',
  hmacSha256: '00ff',
  encrypt: 'encrypted-text',
  decrypt: 'decrypted text',
  certificateInfo: {},
};

/** A test's request, client and time as they would be written by hand; what has its default is left out. */
export function renderRequest({ request, client, now }: Input): Pick<JourneyTest, 'now' | 'request' | 'client'> {
  const { method, body, params, headers, ip } = request;
  return {
    now: new Date(now).toISOString().replace('.000Z', 'Z'),
    request: {
      ...(method === 'POST' ? {} : { method: method as 'GET' }),
      ...(isEmpty(params) ? {} : { params: writeTokens(params) as Record<string, unknown> }),
      ...(isEmpty(headers) ? {} : { headers: writeTokens(headers) as Record<string, string> }),
      ...(ip === '127.0.0.1' ? {} : { ip }),
      ...(body === null ? {} : { body: writeTokens(body) }),
    },
    ...(client === null ? {} : { client }),
  };
}

/** @param calls - How often the run asked each port: so many answers are written. */
export function renderStubs({ stubs, environment }: Input, calls: ReadonlyMap<AnsweringPort, number>): JourneyStubs {
  const answers = [...calls].map(([port, count]) => [
    port,
    Array.from({ length: count }, (_none, index) => answerAt(stubs[port]?.[index], port)),
  ]);
  return { ...Object.fromEntries(answers), ...(isEmpty(environment) ? {} : { environment }) };
}

export const answerAt = (decided: InputAnswer | null | undefined, port: AnsweringPort): StubAnswer =>
  decided === undefined || decided === null || !('answer' in decided || 'error' in decided)
    ? { answer: DEFAULT_ANSWERS[port] }
    : 'answer' in decided
      ? { answer: writeTokens(decided.answer) }
      : decided;

const isEmpty = (record: object) => Object.keys(record).length === 0;

/** Replaces the marks for tokens by unsigned tokens. */
export function writeTokens(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(writeTokens);
  const record = value as Readonly<Record<string, Value>>;
  if (Object.hasOwn(record, CLAIMS)) return unsignedToken(record[CLAIMS] as Value);
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, writeTokens(item)]));
}

/** RFC 7519 §6: a token with the algorithm `none`. */
export const unsignedToken = (claims: Value): string =>
  `${encode({ alg: 'none', typ: 'JWT' })}.${encode(writeTokens(claims))}.`;

const encode = (value: Value): string =>
  base64(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

export const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
