import type { Run } from '../compile/run.ts';
import { arrayType, booleanType, numberType, stringType, type Type, unknownType } from '../types/type.ts';
import { toText } from '../values/coercion.ts';
import type { Value } from '../values/value.ts';
import {
  chargeSearch,
  failure,
  integerArgument,
  listArgument,
  listResult,
  textArgument,
  textResult,
} from './arguments.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { FunctionDefinition, FunctionExample, FunctionParameter } from './function-definition.ts';
import { parseJson, writeJson } from './json.ts';

const text: FunctionParameter = { name: 'text', type: stringType, docs: 'The text.' };
const part = (name: string, docs: string): FunctionParameter => ({ name, type: stringType, docs });

/** A function of texts only; the arguments are read and charged here. */
function ofTexts(
  name: string,
  parameters: readonly FunctionParameter[],
  returns: Type,
  docs: string,
  example: FunctionExample,
  compute: (run: Run, ...texts: string[]) => Value,
): FunctionDefinition {
  return {
    name: `strings.${name}`,
    parameters,
    returns,
    docs,
    examples: [example],
    ...(name !== 'contains' && name !== 'length' && { extension: true }),
    implementation(run, ...args) {
      const texts = args.map(textArgument);
      chargeSearch(run, texts[0] ?? '', texts[1] ?? '');
      const result = compute(run, ...texts);
      return typeof result === 'string' ? textResult(run, result) : result;
    },
  };
}

/** The namespace `@strings`. */
export const stringFunctions: readonly FunctionDefinition[] = [
  ofTexts(
    'contains',
    [text, part('part', 'What to look for.')],
    booleanType,
    'Whether a text has a part. Upper and lower case differ.',
    { source: '@strings.contains("a@example.com", "example")', result: true },
    (_run, whole, wanted) => (whole as string).includes(wanted as string),
  ),
  ofTexts(
    'length',
    [text],
    numberType,
    'The number of characters, in UTF-16 units.',
    { source: '@strings.length("abc")', result: 3 },
    (_run, value) => (value as string).length,
  ),
  ofTexts(
    'toLower',
    [text],
    stringType,
    'The text in lower case.',
    { source: '@strings.toLower("Ab")', result: 'ab' },
    (_run, value) => (value as string).toLowerCase(),
  ),
  ofTexts(
    'toUpper',
    [text],
    stringType,
    'The text in upper case.',
    { source: '@strings.toUpper("Ab")', result: 'AB' },
    (_run, value) => (value as string).toUpperCase(),
  ),
  ofTexts(
    'trim',
    [text],
    stringType,
    'The text without whitespace at its ends.',
    { source: '@strings.trim(" a ")', result: 'a' },
    (_run, value) => (value as string).trim(),
  ),
  ofTexts(
    'startsWith',
    [text, part('start', 'What it may start with.')],
    booleanType,
    'Whether a text starts with another.',
    { source: '@strings.startsWith("abc", "ab")', result: true },
    (_run, value, start) => (value as string).startsWith(start as string),
  ),
  ofTexts(
    'endsWith',
    [text, part('end', 'What it may end with.')],
    booleanType,
    'Whether a text ends with another.',
    { source: '@strings.endsWith("abc", "bc")', result: true },
    (_run, value, end) => (value as string).endsWith(end as string),
  ),
  ofTexts(
    'indexOf',
    [text, part('part', 'What to look for.')],
    numberType,
    'The index of the first occurrence of a part, or -1.',
    { source: '@strings.indexOf("banana", "an")', result: 1 },
    (_run, value, wanted) => (value as string).indexOf(wanted as string),
  ),
  ofTexts(
    'urlEncode',
    [text],
    stringType,
    'The text as a part of a URL, with percent escapes.',
    { source: '@strings.urlEncode("a b&c")', result: 'a%20b%26c' },
    (run, value) => attempt(run, value as string, () => encodeURIComponent(value as string)),
  ),
  ofTexts(
    'urlDecode',
    [text],
    stringType,
    'The text behind percent escapes.',
    { source: '@strings.urlDecode("a%20b")', result: 'a b' },
    (run, value) => attempt(run, value as string, () => decodeURIComponent(value as string)),
  ),
  ofTexts(
    'base64Encode',
    [text],
    stringType,
    'Base64 of the UTF-8 bytes of a text.',
    { source: '@strings.base64Encode("é")', result: 'w6k=' },
    (run, value) => attempt(run, value as string, () => encodeBase64(value as string)),
  ),
  ofTexts(
    'base64Decode',
    [text],
    stringType,
    'The text whose UTF-8 bytes are given in Base64 or base64url.',
    { source: '@strings.base64Decode("w6k=")', result: 'é' },
    (run, value) => attempt(run, value as string, () => decodeBase64(value as string)),
  ),
  {
    name: 'strings.substring',
    parameters: [
      text,
      { name: 'start', type: numberType, docs: 'Index of the first character.' },
      { name: 'end', type: numberType, docs: 'Index after the last character; the end if left out.', optional: true },
    ],
    returns: stringType,
    docs: 'The characters from a start up to, and without, an end. Indices outside the text mean its ends.',
    examples: [{ source: '@strings.substring("abcdef", 1, 3)', result: 'bc' }],
    implementation(run, value, start, end) {
      const whole = textArgument(value as Value, 0);
      const from = Math.max(0, integerArgument(start as Value, 1));
      const to = end === undefined ? whole.length : integerArgument(end, 2);
      return textResult(run, to <= from ? '' : whole.slice(from, to));
    },
  },
  {
    name: 'strings.split',
    parameters: [text, part('separator', 'What stands between the parts. An empty one separates the characters.')],
    returns: arrayType(stringType),
    docs: 'The parts of a text between separators.',
    examples: [{ source: '@strings.split("a,b", ",")', result: ['a', 'b'] }],
    extension: true,
    makesContainer: true,
    implementation(run, value, separator) {
      const whole = textArgument(value as Value, 0);
      run.allocate(3 * whole.length);
      run.charge(whole.length >>> 2);
      const between = textArgument(separator as Value, 1);
      chargeSearch(run, whole, between);
      return listResult(run, whole.split(between));
    },
  },
  {
    name: 'strings.join',
    parameters: [
      { name: 'list', type: arrayType(), docs: 'The parts; they are turned into text.' },
      part('separator', 'What to put between them.'),
    ],
    returns: stringType,
    docs: 'One text of many, with a separator between them.',
    examples: [{ source: '@strings.join(["a", 1], "-")', result: 'a-1' }],
    extension: true,
    implementation(run, list, separator) {
      const between = textArgument(separator as Value, 1);
      const parts = listArgument(run, list as Value, 0).map((item) => toText(item, run));
      run.allocate(parts.reduce((size, item) => size + item.length + between.length, 0));
      return parts.join(between);
    },
  },
  {
    name: 'strings.replace',
    parameters: [text, part('old', 'What to replace.'), part('new', 'What to put in its place.')],
    returns: stringType,
    docs: 'The text with every occurrence of a part replaced. Nothing in the parts has a special meaning.',
    examples: [{ source: '@strings.replace("a.b.c", ".", "-")', result: 'a-b-c' }],
    extension: true,
    implementation(run, value, old, replacement) {
      const whole = textArgument(value as Value, 0);
      const wanted = textArgument(old as Value, 1);
      const instead = textArgument(replacement as Value, 2);
      if (wanted === '') throw failure("An empty text can't be replaced.", 1);
      chargeSearch(run, whole, wanted);
      const pieces = whole.split(wanted);
      run.charge(pieces.length);
      run.allocate(whole.length + (pieces.length - 1) * (instead.length - wanted.length));
      return pieces.join(instead);
    },
  },
  {
    name: 'strings.toJson',
    parameters: [{ name: 'value', type: unknownType, docs: 'Any value but a lambda.' }],
    returns: stringType,
    docs: 'The JSON text of a value. A text gets its quotes.',
    examples: [{ source: '@strings.toJson({"a": [1]})', result: '{"a":[1]}' }],
    implementation: (run, value) => writeJson(run, value as Value),
  },
  {
    name: 'strings.fromJson',
    parameters: [text],
    returns: unknownType,
    docs: 'The value that a JSON text says.',
    examples: [{ source: '@strings.fromJson("[1]")', result: [1] }],
    extension: true,
    implementation: (run, value) => parseJson(run, value as Value),
  },
];

/** Measured: four characters take about as long as a step, and an exception of the host as long as twenty. */
function attempt(run: Run, text: string, compute: () => string): string {
  run.charge(20 + (text.length >>> 2));
  try {
    return compute();
  } catch {
    throw failure("This text can't be converted.", 0);
  }
}
