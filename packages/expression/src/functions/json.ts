import type { Run } from '../compile/run.ts';
import { stringType, unknownType } from '../types/type.ts';
import { jsonSize, toJsonText } from '../values/json-text.ts';
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
  return finiteNumbers(readJson(text), text);
}

function readJson(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw failure("This text isn't JSON.", 0);
  }
}

/** JSON can say numbers that no double can hold; JavaScript reads them as infinite, which the language doesn't know. */
function finiteNumbers(value: Value, text: string): Value {
  if (!/\d{300}|[eE]\+?\d{3}/.test(text)) return value;
  JSON.parse(text, (_key, part) => {
    if (part === Number.POSITIVE_INFINITY || part === Number.NEGATIVE_INFINITY) {
      throw failure('This JSON has a number that is too large.', 0);
    }
    return part;
  });
  return value;
}

export function writeJson(run: Run, value: Value): string {
  run.allocate(jsonSize(dataArgument(value, 0), run.valueSize));
  return textResult(run, toJsonText(value));
}
