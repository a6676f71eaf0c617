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

/** The value of a JSON text, with the keys of objects in the order of the text. Throws for a text that isn't JSON. */
export function readJson(text: string): Value {
  const value = JSON.parse(text) as Value;
  return hasIntegerKeys(text) ? readInOrder(text) : value;
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
