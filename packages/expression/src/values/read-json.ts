import { recordOf } from './object-record.ts';
import type { Value } from './value.ts';

/** The host lists such keys before all others. */
const integerKey = /"(?:0|[1-9]\d{0,9})"\s*:/;
const token = /[[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s[\]{}",:]+/g;

/** A list or an object that is not at its end yet. */
interface Open {
  readonly items?: Value[];
  readonly entries?: [string, Value][];
  key?: string | undefined;
}

/** Whether the host would list keys of this JSON text in another order. Reading it then takes several times as long. */
export function hasIntegerKeys(text: string): boolean {
  return integerKey.test(text);
}

/** JSON can say numbers that no double can hold; JavaScript reads them as infinite, which the language doesn't know. */
export class NumberTooLarge extends Error {
  static {
    NumberTooLarge.prototype.name = 'NumberTooLarge';
  }
}

/**
 * The value of a JSON text, with the keys of objects in the order of the text. Throws for a text that isn't JSON, and
 * {@link NumberTooLarge}. What nearly all texts need is one look at the value that the runtime read.
 */
export function readJson(text: string): Value {
  const value = JSON.parse(text) as Value;
  const found = inspectPart(value, 0);
  if (found === NOTHING) return value;
  if ((found & INFINITE) !== 0 || ((found & DEEP) !== 0 && saysInfinity(text))) throw new NumberTooLarge();
  return (found & (REORDERED | DEEP)) !== 0 && hasIntegerKeys(text) ? readInOrder(text) : value;
}

const NOTHING = 0;
/** The host lists an integer key first, if there is one. */
const REORDERED = 1;
const INFINITE = 2;
/** Too deep to be looked at by recursion. */
const DEEP = 4;
const MAX_DEPTH = 200;

/** Of a list or an object. Texts and small parts are passed over without a call: this is a look at every token's claims. */
function inspect(value: object, depth: number): number {
  if (depth > MAX_DEPTH) return DEEP;
  let found = NOTHING;
  if (Array.isArray(value)) {
    for (const item of value) found |= inspectPart(item, depth);
    return found;
  }
  let isFirst = true;
  for (const key in value) {
    if (isFirst && key >= '0' && key < ':') found |= REORDERED;
    isFirst = false;
    const member = (value as Record<string, unknown>)[key];
    if (typeof member !== 'string') found |= inspectPart(member, depth);
  }
  return found;
}

function inspectPart(part: unknown, depth: number): number {
  if (typeof part === 'number') return Number.isFinite(part) ? NOTHING : INFINITE;
  return typeof part === 'object' && part !== null ? inspect(part, depth + 1) : NOTHING;
}

/** An exponent of three digits or more, or as many digits: what a text must have to say such a number. */
const largeNumber = /[eE]\+?\d{3}|\d{309}/;

function saysInfinity(text: string): boolean {
  if (!largeNumber.test(text)) return false;
  let isInfinite = false;
  JSON.parse(text, (_key, part) => {
    isInfinite ||= part === Number.POSITIVE_INFINITY || part === Number.NEGATIVE_INFINITY;
    return part;
  });
  return isInfinite;
}

/** Reads once more a text that is known to be JSON. It has a stack of its own, since such texts may be nested deeply. */
function readInOrder(text: string): Value {
  const open: Open[] = [];
  let result: Value = null;
  const add = (value: Value) => {
    const around = open.at(-1);
    if (around === undefined) result = value;
    else if (around.items !== undefined) around.items.push(value);
    else {
      around.entries?.push([around.key ?? '', value]);
      around.key = undefined;
    }
  };
  for (const [part] of text.matchAll(token)) {
    const around = open.at(-1);
    if (part === '[') open.push({ items: [] });
    else if (part === '{') open.push({ entries: [] });
    else if (part === ']' || part === '}') {
      open.pop();
      add(around?.items ?? recordOf(around?.entries ?? []));
    } else if (around?.entries !== undefined && around.key === undefined) around.key = JSON.parse(part) as string;
    else add(JSON.parse(part) as Value);
  }
  return result;
}
