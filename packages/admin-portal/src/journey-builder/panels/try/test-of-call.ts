import type { JourneyDocument, JourneyTest } from '@waymark/journey';
import type { TriedCall } from './simulate.ts';
import { isObject, type TryCall } from './try-request.ts';

/** Headers that every answer has, or that belong to the call rather than to the journey. */
const USUAL = new Set([
  'content-type',
  'content-length',
  'cache-control',
  'x-content-type-options',
  'content-security-policy',
  'x-correlation-id',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);
const MAX_NAME = 180;

/** A test that expects what a call gave, at the time that it saw. */
export function testOfCall(
  name: string,
  call: TryCall,
  result: Pick<TriedCall, 'status' | 'headers' | 'body' | 'steps' | 'now'>,
): JourneyTest {
  const { status, headers, body, steps, now } = result;
  const told = headers.filter((header) => !USUAL.has(header.name.toLowerCase()));
  return {
    name,
    ...call,
    now: new Date(now).toISOString(),
    expect: {
      status,
      ...(told.length === 0
        ? {}
        : { headers: Object.fromEntries(told.map((one) => [one.name.toLowerCase(), one.value])) }),
      ...(body === undefined || body === '' ? {} : { body: bodyOf(body) }),
      ...(steps.length === 0 ? {} : { path: steps.map(({ step }) => step) }),
    },
  };
}

/** A name that tells the answer and the decisions on the way. */
export function testNameOf({ status, steps }: Pick<TriedCall, 'status' | 'steps'>): string {
  const decisions = steps.filter(({ branch }) => branch !== null && branch !== 'next');
  const via = decisions.map(({ step, branch }) => `${step}:${branch}`).join(', ');
  const name = via === '' ? String(status) : `${status} via ${via}`;
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}

/** A name that no other test has. */
export function freeName(name: string, tests: readonly { readonly name: string }[]): string {
  const taken = new Set(tests.map((test) => test.name));
  if (!taken.has(name)) return name;
  for (let count = 2; ; count++) {
    const wanted = `${name} (${count})`;
    if (!taken.has(wanted)) return wanted;
  }
}

/** The document with one more test. */
export const withTest = (document: JourneyDocument, test: JourneyTest): JourneyDocument => ({
  ...document,
  tests: [...(document.tests ?? []), { ...test, name: freeName(test.name, document.tests ?? []) }],
});

function bodyOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}
