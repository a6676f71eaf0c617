import type { Run } from '../compile/run.ts';
import { stringType, unknownType } from '../types/type.ts';
import { jsonSize, toJsonText } from '../values/json-text.ts';
import { hasIntegerKeys, NumberTooLarge, readJson } from '../values/read-json.ts';
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
  return readText(text);
}

function readText(text: string): Value {
  try {
    return readJson(text);
  } catch (error) {
    const isTooLarge = error instanceof NumberTooLarge;
    throw failure(isTooLarge ? 'This JSON has a number that is too large.' : "This text isn't JSON.", 0);
  }
}

export function writeJson(run: Run, value: Value): string {
  const size = jsonSize(dataArgument(value, 0), run.valueSize);
  run.allocate(size);
  run.charge(Math.ceil(size / 3));
  return textResult(run, toJsonText(value));
}
