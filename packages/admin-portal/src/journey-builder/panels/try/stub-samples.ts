import { isObject } from './try-request.ts';

/** Answers that are asked for most. */
const SAMPLES = {
  verifyToken: ['verifyToken', { answer: { sub: 'user-1', amr: ['pwd', 'mfa'] } }],
  verifyTokenError: ['verifyToken', { error: 'The token has expired.' }],
  decrypt: ['decrypt', { answer: 'text' }],
} as const;

/** Adds an answer to the stubs of a form. What is there and no JSON is left alone. */
export function addStub(text: string, sample: keyof typeof SAMPLES | 'environment', answer?: unknown): string {
  let stubs: unknown;
  try {
    stubs = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return text;
  }
  if (!isObject(stubs)) return text;
  if (sample === 'environment') {
    const known = isObject(stubs.environment) ? stubs.environment : {};
    return print({ ...stubs, environment: { ...known, NAME: 'value' } });
  }
  const [port, own] = SAMPLES[sample];
  const known: unknown[] = Array.isArray(stubs[port]) ? stubs[port] : [];
  return print({ ...stubs, [port]: [...known, answer === undefined ? own : { answer }] });
}

const print = (value: unknown) => JSON.stringify(value, null, 2);
