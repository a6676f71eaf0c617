import type { Value } from '@waymark/expression';

function nested(depth: number): Value {
  let value: Value = 'core';
  for (let level = 0; level < depth; level++) value = level % 3 === 0 ? { a: value } : [value];
  return value;
}

/** Names that mean something to JavaScript and have to mean nothing to an expression. */
export const hostileKeys = [
  ...['constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON', 'then'],
  ...['__defineGetter__', '__lookupSetter__', 'caller', 'arguments', 'callee', 'apply', 'call', 'bind', 'name'],
  ...['length', 'map', 'push', 'isPrototypeOf', 'process', 'global', 'globalThis', 'require', 'at', 'invoke', 'code'],
] as const;

/** Variables of the programs: what a request may bring, and what only a careless host would hand over. */
export const hostileInputs: Readonly<Record<string, Value>> = {
  deep: nested(3_000),
  wide: Array.from({ length: 3_000 }, (_, index) => index % 97),
  hugeKey: { ['k'.repeat(100_000)]: 1, '': 2, '\ud800': 3, 1: 4, '-0': 5, '4294967295': 6 },
  surrogates: String.fromCharCode(0xdc00, 0x61, 0xd800, 0xd800, 0xd83d, 0xde00, 0xd83d),
  nullPrototype: Object.assign(Object.create(null), { a: 1, constructor: 2 }) as Value,
  planted: JSON.parse(
    '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}},"then":"t","toJSON":1}',
  ) as Value,
  hugeText: 'ab\u00e9\u{1F600}'.repeat(20_000),
  numbers: [0, -0, 1e308, -1e308, 5e-324, 2 ** 53, 0.1, -1],
  mixed: [null, true, 1, 'a', [1], { a: 1 }, '', '12', -1.5],
  texts: [
    '',
    'a',
    '12',
    ' 1 ',
    '1e999',
    '0x10',
    'NaN',
    '\u0000',
    '2024-02-30',
    '<a>x</a>',
    '{"a":1}',
    '(a*)*b',
    '$..*',
  ],
  object: { a: 1, b: { c: [1, 2, { d: null }] }, 1: 'one', 0: 'zero' },
  empty: {},
  none: null,
  yes: true,
  n: 3,
};
