import type { Value } from '@waymark/expression';
import type { Input } from './input.ts';
import { sampleOf } from './regex-sample.ts';
import { base64, unsignedToken } from './render-input.ts';
import { argumentOf, assignEach, type Inverse, type WantedCall } from './wanted-call.ts';

/** A function that yields a text which, given to it again, stays as it is. */
const sameText: Inverse = (wanted) => assignEach(wanted, 0, [wanted.value]);

/** Computes the argument from a wanted text. */
const fromText = (compute: (text: string) => Value | undefined): Inverse =>
  function* invert(wanted) {
    if (typeof wanted.value !== 'string') return;
    const found = attempt(() => compute(wanted.value as string));
    if (found !== undefined) yield* assignEach(wanted, 0, [found]);
  };

const fromAny =
  (compute: (value: Value) => Value): Inverse =>
  (wanted) =>
    assignEach(wanted, 0, [compute(wanted.value)]);

function attempt<Result>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch {
    return undefined;
  }
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

function* startsWith(wanted: WantedCall): Generator<Input> {
  const part = String(argumentOf(wanted, 1) ?? '');
  const text = textOf(argumentOf(wanted, 0));
  if (wanted.value === true) {
    yield* assignEach(wanted, 0, [part + text, part]);
    yield* assignEach(wanted, 1, [text.slice(0, 1), text]);
  } else if (wanted.value === false) yield* assignEach(wanted, 0, [`~${text}`, '']);
}

function* endsWith(wanted: WantedCall): Generator<Input> {
  const part = String(argumentOf(wanted, 1) ?? '');
  const text = textOf(argumentOf(wanted, 0));
  if (wanted.value === true) {
    yield* assignEach(wanted, 0, [text + part, part]);
    yield* assignEach(wanted, 1, [text.slice(-1), text]);
  } else if (wanted.value === false) yield* assignEach(wanted, 0, [`${text}~`, '']);
}

function* matches(wanted: WantedCall): Generator<Input> {
  const pattern = argumentOf(wanted, 1);
  if (typeof pattern !== 'string' || typeof wanted.value !== 'boolean') return;
  const sample = sampleOf(pattern);
  if (!wanted.value) yield* assignEach(wanted, 0, ['', '~', 'other', '0']);
  else if (sample !== undefined) yield* assignEach(wanted, 0, [sample]);
}

/** Some text with the wanted part at the place that it is cut from. */
function* substring(wanted: WantedCall): Generator<Input> {
  if (typeof wanted.value !== 'string') return;
  const start = Number(argumentOf(wanted, 1) ?? 0);
  const text = textOf(argumentOf(wanted, 0)).padEnd(start, 'x');
  if (!Number.isInteger(start) || start < 0 || start > 1000) return;
  const after = text.slice(start + wanted.value.length);
  yield* assignEach(wanted, 0, [text.slice(0, start) + wanted.value + after, text.slice(0, start) + wanted.value]);
}

function* split(wanted: WantedCall): Generator<Input> {
  if (Array.isArray(wanted.value))
    yield* assignEach(wanted, 0, [wanted.value.map(String).join(String(argumentOf(wanted, 1) ?? ','))]);
}

function* join(wanted: WantedCall): Generator<Input> {
  if (typeof wanted.value !== 'string') return;
  const separator = String(argumentOf(wanted, 1) ?? ',');
  yield* assignEach(wanted, 0, [separator === '' ? [wanted.value] : wanted.value.split(separator)]);
}

function* indexOf(wanted: WantedCall): Generator<Input> {
  if (typeof wanted.value !== 'number') return;
  const part = String(argumentOf(wanted, 1) ?? '');
  if (wanted.value === -1) yield* assignEach(wanted, 0, [textOf(argumentOf(wanted, 0)).replaceAll(part, ''), '']);
  else if (wanted.value >= 0 && wanted.value < 1000) yield* assignEach(wanted, 0, ['~'.repeat(wanted.value) + part]);
}

function* constantTimeEquals(wanted: WantedCall): Generator<Input> {
  const [left, right] = [argumentOf(wanted, 0), argumentOf(wanted, 1)];
  if (wanted.value === true) {
    if (left !== undefined) yield* assignEach(wanted, 1, [left]);
    if (right !== undefined) yield* assignEach(wanted, 0, [right]);
  } else if (wanted.value === false) {
    yield* assignEach(wanted, 1, [`${textOf(left)}x`]);
    yield* assignEach(wanted, 0, [`${textOf(right)}x`]);
  }
}

const NUMBERS: readonly Value[] = ['+4930901820', '+14155552671', '+33142685300'];

function* isTelephoneNumber(wanted: WantedCall): Generator<Input> {
  if (wanted.value === true) yield* assignEach(wanted, 0, NUMBERS);
  else if (wanted.value === false) yield* assignEach(wanted, 0, ['withheld', null]);
}

const unpadded = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const fromBase64 = (text: string) =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)),
  );

/** Functions about texts, and about values written as texts. */
export const textInverses: Readonly<Record<string, Inverse>> = {
  'strings.toLower': sameText,
  'strings.toUpper': sameText,
  'strings.trim': sameText,
  'strings.replace': sameText,
  'strings.replaceRegex': sameText,
  'strings.startsWith': startsWith,
  'strings.endsWith': endsWith,
  'strings.indexOf': indexOf,
  'strings.matches': matches,
  'strings.substring': substring,
  'strings.split': split,
  'strings.join': join,
  'strings.urlEncode': fromText(decodeURIComponent),
  'strings.urlDecode': fromText(encodeURIComponent),
  'strings.base64Encode': fromText(fromBase64),
  'strings.base64Decode': fromText((text) => unpadded(base64(text))),
  'strings.toJson': fromText((text) => JSON.parse(text) as Value),
  'json.stringify': fromText((text) => JSON.parse(text) as Value),
  'strings.fromJson': fromAny((value) => JSON.stringify(value)),
  'json.parse': fromAny((value) => JSON.stringify(value)),
  'crypto.constantTimeEquals': constantTimeEquals,
  'crypto.extractTokenClaims': fromAny(unsignedToken),
  'std.isValidE164Number': isTelephoneNumber,
  'std.getE164Number': sameText,
};
