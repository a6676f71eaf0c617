import { functionCatalogue } from '@waymark/expression';
import type { Random } from '../hostile/random.ts';
import { hostileInputs, hostileKeys } from './hostile-inputs.ts';

const LITERALS = [
  ...['0', '1', '-1', '2', '1.5', '1e308', '9007199254740993', '0xff', '""', '"a"', '"12"', '"\\ud800"', '"__proto__"'],
  ...[
    'true',
    'false',
    'null',
    '[]',
    '{}',
    '"constructor"',
    '"a*b"',
    '"$..*"',
    '"yyyy-MM-dd"',
    '"base64"',
    '"d"',
    '"US"',
  ],
] as const;
const OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  '&',
  '^',
  '|',
  '<<',
  '>>',
  '&&',
  '||',
] as const;
const VARIABLES: readonly [string, ...string[]] = ['x', 'y', 'nowhere', ...Object.keys(hostileInputs)];
const CALLS: readonly [string, ...string[]] = [
  'webrequests.echo',
  'webrequests.fails',
  'std.nope',
  ...functionCatalogue.map(({ name }) => name),
];
const ARITY: ReadonlyMap<string, number> = new Map(
  functionCatalogue.map((entry) => [entry.name, entry.parameters.length]),
);

type Form = (random: Random, depth: number) => string;

const FORMS: readonly [Form, ...Form[]] = [
  (random, depth) => `(${any(random, depth)} ${random.pick(OPERATORS)} ${any(random, depth)})`,
  (random, depth) => `(${any(random, depth)} ?? ${any(random, depth)})`,
  (random, depth) => `(${any(random, depth)} ? ${any(random, depth)} : ${any(random, depth)})`,
  (random, depth) => `${random.pick(['-', '!', '~'])}(${any(random, depth)})`,
  (random, depth) => `(${any(random, depth)})${random.pick(['.', '?.'])}${random.pick(hostileKeys)}`,
  (random, depth) => `(${any(random, depth)})${random.pick(['[', '?['])}${any(random, depth)}]`,
  (random, depth) => `[${any(random, depth)}, ${any(random, depth)}]`,
  (random, depth) =>
    `{"${random.pick(hostileKeys)}": ${any(random, depth)}, ${random.pick(VARIABLES)}: ${any(random, depth)}}`,
  (random, depth) => `\`-\${${any(random, depth)}}\${${any(random, depth)}}\``,
  (random, depth) =>
    `(${random.pick(['let', 'letr'])} x = ${any(random, depth)}, y = ${any(random, depth)} return ${any(random, depth)})`,
  (random, depth) => `(try ${any(random, depth)} catch ${any(random, depth)})`,
  (random, depth) => lambda(random, depth),
  (random, depth) => `@(${lambda(random, depth)})(${any(random, depth)}, ${any(random, depth)})`,
  (random, depth) => `@(${any(random, depth)})(${any(random, depth)})`,
  (random, depth) => `(let f = (g, x) => ${any(random, depth)} return @(f)(f, ${any(random, depth)}))`,
  call,
  call,
  call,
  call,
  call,
  call,
  (random, depth) =>
    `@std.${random.pick(['map', 'filter', 'find', 'sort', 'containsIf'])}(${any(random, depth)}, ${lambda(random, depth)})`,
  (random, depth) => `@std.reduce(${any(random, depth)}, ${lambda(random, depth)}, ${any(random, depth)})`,
];

function lambda(random: Random, depth: number): string {
  return `(${random.pick(['(x)', '(x, y)', '()'])} => ${any(random, depth)})`;
}

/** Mostly with as many arguments as there are parameters. */
function call(random: Random, depth: number): string {
  const name = random.pick(CALLS);
  const count = (ARITY.get(name) ?? 1) + (random.chance(0.1) ? random.below(3) - 1 : 0);
  return `@${name}(${Array.from({ length: Math.max(0, count) }, () => any(random, depth)).join(', ')})`;
}

function any(random: Random, depth: number): string {
  if (depth <= 0 || random.chance(0.25)) return random.chance(0.6) ? random.pick(VARIABLES) : random.pick(LITERALS);
  return random.pick(FORMS)(random, depth - 1);
}

/** The text of a program; one of a hundred is broken by changing, doubling or dropping a character. */
export function generateProgram(random: Random): string {
  const source = any(random, 1 + random.below(5));
  if (!random.chance(0.01)) return source;
  const at = random.below(source.length);
  return (
    source.slice(0, at) +
    random.pick(['', '"', '(', '}', '`${', '\ud800', '@', source.slice(at, at + 5)]) +
    source.slice(at + 1)
  );
}
