import type { Run } from '../compile/run.ts';
import { stringType, unknownType } from '../types/type.ts';
import { jsonSize, toJsonText } from '../values/json-text.ts';
import { hasIntegerKeys, readJson } from '../values/read-json.ts';
import type { Value } from '../values/value.ts';
import { dataArgument, failure, textArgument, textResult } from './arguments.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** The namespace `@json`. */
export const jsonFunctions: readonly FunctionDefinition[] = [
  {
    name: 'json.parse',
    parameters: [{ name: 'text', type: stringType, docs: 'A JSON text.' }],
    returns: unknownType,
    docs: 'The value that a JSON text says.',
    examples: [{ source: '@json.parse("{\\"a\\": 1}")', result: { a: 1 } }],
    extension: true,
    implementation: (run, text) => parseJson(run, text as Value),
  },
  {
    name: 'json.stringify',
    parameters: [{ name: 'value', type: unknownType, docs: 'Any value but a lambda.' }],
    returns: stringType,
    docs: 'The compact JSON text of a value. A text gets its quotes.',
    examples: [{ source: '@json.stringify([1, "x"])', result: '[1,"x"]' }],
    extension: true,
    implementation: (run, value) => writeJson(run, value as Value),
  },
];

export function parseJson(run: Run, value: Value): Value {
  const text = textArgument(value, 0);
  run.allocate(text.length);
  // Measured: a short member of an object takes about as long as seven steps, and a text that isn't JSON as long as fifty.
  run.charge(50 + Math.ceil(text.length * 0.7));
  if (hasIntegerKeys(text)) run.charge(2 * text.length);
  return finiteNumbers(readText(text), text);
}

function readText(text: string): Value {
  try {
    return readJson(text);
  } catch {
    throw failure("This text isn't JSON.", 0);
  }
}

/** JSON can say numbers that no double can hold; JavaScript reads them as infinite, which the language doesn't know. */
export function finiteNumbers(value: Value, text: string): Value {
  if (!/[eE]\+?\d{3}/.test(text) && !mayHaveLongNumber(text)) return value;
  JSON.parse(text, (_key, part) => {
    if (part === Number.POSITIVE_INFINITY || part === Number.NEGATIVE_INFINITY) {
      throw failure('This JSON has a number that is too large.', 0);
    }
    return part;
  });
  return value;
}

/** Looks at every hundredth character only: a number of 309 digits has three of them in a row. */
function mayHaveLongNumber(text: string): boolean {
  let digits = 0;
  for (let index = 0; index < text.length; index += 100) {
    const code = text.charCodeAt(index);
    digits = code >= 0x30 && code <= 0x39 ? digits + 1 : 0;
    if (digits === 3) return true;
  }
  return false;
}

export function writeJson(run: Run, value: Value): string {
  const size = jsonSize(dataArgument(value, 0), run.valueSize);
  run.allocate(size);
  run.charge(Math.ceil(size / 3));
  return textResult(run, toJsonText(value));
}
