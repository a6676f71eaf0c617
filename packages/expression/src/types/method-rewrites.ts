/** The call of a method as an expression of its target and its arguments; `undefined` if it doesn't fit them. */
export type Rewrite = (target: string, ...args: string[]) => string | undefined;

/** A function of the target and of as many arguments as it takes. */
function call(name: string, least: number, most = least): Rewrite {
  return (target, ...args) =>
    args.length < least || args.length > most ? undefined : `@${name}(${[target, ...args].join(', ')})`;
}

/** A pattern in which `$0` stands for the target and `$1`, `$2` for the arguments. */
function form(pattern: string): Rewrite {
  return (...texts) => {
    const highest = Math.max(...[...pattern.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
    return texts.length <= highest
      ? undefined
      : pattern.replace(/\$(\d)/g, (_all, digit) => texts[Number(digit)] ?? '');
  };
}

/** Items put at a place of a list. */
function insert(place: string): Rewrite {
  return (target, ...items) =>
    items.length === 0 ? undefined : `@std.splice(${target}, ${place.replace('$0', target)}, 0, ${items.join(', ')})`;
}

/** Lists are joined item by item, texts with `+`. */
function concat(target: string, ...args: string[]): string {
  const isList = [target, ...args].some((text) => text.startsWith('['));
  if (!isList) return `(${[target, ...args].join(' + ')})`;
  return args.reduce(
    (all, list) => `@std.reduce(${list}, (all, item) => @std.splice(all, @std.len(all), 0, item), ${all})`,
    target,
  );
}

/** All items hold if there is none that doesn't. */
function every(target: string, test?: string): string | undefined {
  if (test === undefined) return undefined;
  const [, parameters, body] = /^\(?([\w\s,]*)\)?\s*=>\s*([\s\S]+)$/.exec(test) ?? [];
  const negated = body === undefined ? `(item) => !@(${test})(item)` : `(${parameters?.trim()}) => !(${body})`;
  return `!@std.containsIf(${target}, ${negated})`;
}

/** Methods of JavaScript values. */
const methods: Readonly<Record<string, Rewrite>> = {
  length: call('std.len', 0),
  size: call('std.len', 0),
  trim: call('strings.trim', 0),
  toUpperCase: call('strings.toUpper', 0),
  toLowerCase: call('strings.toLower', 0),
  toLocaleUpperCase: call('strings.toUpper', 0),
  toLocaleLowerCase: call('strings.toLower', 0),
  upper: call('strings.toUpper', 0),
  lower: call('strings.toLower', 0),
  includes: call('std.contains', 1),
  contains: call('std.contains', 1),
  has: call('std.contains', 1),
  hasOwnProperty: call('std.contains', 1),
  startsWith: call('strings.startsWith', 1),
  endsWith: call('strings.endsWith', 1),
  indexOf: call('std.find', 1),
  lastIndexOf: call('std.rfind', 1),
  substring: call('strings.substring', 1, 2),
  substr: (target, start, length) =>
    length === undefined
      ? form('@std.slice($0, $1)')(target, start ?? '0')
      : form('@std.slice($0, $1, $1 + $2)')(target, start ?? '0', length),
  charAt: (target, index) =>
    index && `@strings.substring(${target}, ${index}, ${/^\d+$/.test(index) ? Number(index) + 1 : `${index} + 1`})`,
  slice: (target, start = '0', end = '') => `@std.slice(${target}, ${start}${end === '' ? '' : `, ${end}`})`,
  split: call('strings.split', 1),
  join: (target, separator = '","') => `@strings.join(${target}, ${separator})`,
  replace: call('strings.replace', 2),
  replaceAll: call('strings.replace', 2),
  match: call('strings.matches', 1),
  matches: call('strings.matches', 1),
  search: call('strings.matches', 1),
  repeat: form('($0 * $1)'),
  map: call('std.map', 1),
  filter: call('std.filter', 1),
  some: call('std.containsIf', 1),
  any: call('std.containsIf', 1),
  every,
  all: every,
  find: call('std.findFirst', 1),
  findLast: form('$0[@std.rfind($0, $1)]'),
  reduce: call('std.reduce', 2),
  sort: call('std.sort', 0, 1),
  toSorted: call('std.sort', 0, 1),
  reverse: call('std.reverse', 0),
  toReversed: call('std.reverse', 0),
  splice: (target, start, count = `@std.len(${target})`, ...items) =>
    start === undefined ? undefined : `@std.splice(${[target, start, count, ...items].join(', ')})`,
  push: insert('@std.len($0)'),
  append: insert('@std.len($0)'),
  unshift: insert('0'),
  at: (target: string, index = '0') =>
    /^-\s*\d+$/.test(index) ? `${target}[@std.len(${target}) - ${index.slice(1).trim()}]` : `${target}[${index}]`,
  get: form('$0[$1]'),
  pop: (target) => `${target}[@std.len(${target}) - 1]`,
  shift: (target) => `${target}[0]`,
  keys: call('std.keys', 0),
  values: call('std.values', 0),
  concat,
  isEmpty: form('(@std.len($0) == 0)'),
  equals: form('($0 == $1)'),
  toString: (target: string) => `\`\${${target}}\``,
  toISOString: call('time.format', 0),
  toFixed: (target: string, digits = '0') => {
    if (!/^\d$/.test(digits)) return undefined;
    const factor = 10 ** Number(digits);
    return factor === 1 ? `@math.round(${target})` : `(@math.round(${target} * ${factor}) / ${factor})`;
  },
  getTime: (target) => target,
  valueOf: (target: string) => target,
};

/** Functions of JavaScript's global objects. */
const globals: Readonly<Record<string, Rewrite>> = {
  'Date.now': () => '@time.now()',
  'Date.parse': form('@time.parse($1)'),
  'JSON.stringify': form('@json.stringify($1)'),
  'JSON.parse': form('@json.parse($1)'),
  'Object.keys': form('@std.keys($1)'),
  'Object.values': form('@std.values($1)'),
  'Array.isArray': form('(@std.typeOf($1) == "array")'),
  'Number.isInteger': form('($1 % 1 == 0)'),
  'Number.parseInt': form('@std.strToInt($1)'),
  'Number.parseFloat': form('@std.strToDouble($1)'),
  'crypto.randomUUID': () => '@std.uuid()',
};
const mathFunctions = 'cos sin tan abs ceil floor trunc round sqrt log exp min max pow random'.split(' ');

/** How to write the call of a method, or of a function of a global object. */
export function methodRewrite(target: string, name: string): Rewrite | undefined {
  const path = `${target}.${name}`;
  if (Object.hasOwn(globals, path)) return globals[path];
  if (target === 'Math' && mathFunctions.includes(name)) {
    return (_target, ...args) => `@math.${name}(${args.join(', ')})`;
  }
  return Object.hasOwn(methods, name) ? methods[name] : undefined;
}
