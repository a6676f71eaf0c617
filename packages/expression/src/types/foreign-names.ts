import type { Fix } from '../diagnostic.ts';
import type { SourceRange } from '../errors.ts';

/** True for a name of another language that is hardly the name of a variable. */
export function isForeignValue(name: string): boolean {
  return Object.hasOwn(values, name) || Object.hasOwn(impossible, name);
}

/** Values of other languages, and what they are called here. */
const values: Readonly<Record<string, string>> = {
  undefined: 'null',
  NULL: 'null',
  Null: 'null',
  None: 'null',
  nil: 'null',
  TRUE: 'true',
  True: 'true',
  FALSE: 'false',
  False: 'false',
};

/** Global objects of JavaScript, and where their functions are. */
const globals: Readonly<Record<string, string>> = {
  Math: 'Functions of numbers start with @math: @math.round(x).',
  JSON: 'Use @json.parse(text) and @json.stringify(value).',
  Object: 'Use @std.keys(object), @std.values(object) and @std.kv(object, key, value).',
  Array: 'Lists are written [1, 2]; their functions start with @std: @std.map(list, (item) => item).',
  Date: 'Times are numbers of milliseconds: @time.now(), @time.parse(text), @time.format(time).',
  Number: 'Use @std.strToDouble(text).',
  String: 'Use a template: `${value}`.',
  Boolean: 'Compare instead: value == true.',
};

/** Values that nothing here can be. */
const impossible: Readonly<Record<string, string>> = {
  NaN: 'There is no NaN: a text that is no number is an error, so write try @std.strToDouble(text) catch null, and compare with null.',
  Infinity: 'There is no Infinity: a result that is too large is an error. Compare with a number.',
};

/** What to write instead of a name of another language, if it is one. */
export function foreignName(name: string, range: SourceRange): { message: string; fix?: Fix } | undefined {
  const { start, end } = range;
  if (Object.hasOwn(values, name)) {
    const own = values[name] as string;
    return {
      message: `The language has no ${name}. Write ${own}.`,
      fix: { title: `Use ${own}`, edits: [{ start, end, text: own }] },
    };
  }
  if (Object.hasOwn(impossible, name)) return { message: impossible[name] as string };
  if (Object.hasOwn(globals, name)) return { message: `There is no ${name} here. ${globals[name]}` };
  return undefined;
}
