import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../errors.ts';
import type { Budget } from './budget.ts';
import { parseNumber, toNumber, toText, truthValue } from './coercion.ts';
import { equals, equalsSameType } from './equality.ts';
import { jsonSize, toJsonText } from './json-text.ts';
import { describeType, isList, isObject, typeName } from './kinds.ts';
import { Lambda } from './lambda.ts';
import { createRecord, isIntegerKey, keysOf, readOwn, recordOf } from './object-record.ts';
import type { Value } from './value.ts';

const lambda = new Lambda(
  { parameterCount: 0, frameSize: 0, capturedSlots: [], cost: 1, depth: 1, body: () => null },
  [],
);

/** Notes what is charged and allocated. */
function meter(valueSize = 1_000): Budget & { charged: number; allocated: number } {
  return {
    valueSize,
    charged: 0,
    allocated: 0,
    charge(steps) {
      this.charged += steps;
    },
    allocate(size) {
      this.allocated += size;
    },
  };
}

describe('the work of', () => {
  it.each([
    [5, 0],
    [true, 0],
    ['7', 1],
    ['1234567890123456', 2],
    [`${' '.repeat(399)}1`, 26],
  ])('reading %j as a number', (value, steps) => {
    const budget = meter();
    toNumber(value, budget);
    expect(budget.charged).toBe(steps);
  });

  it('reading a text that is too long to be a number is bounded', () => {
    const budget = meter();
    expect(() => toNumber('1'.repeat(100_000), budget)).toThrow(ExpressionError);
    expect(budget.charged).toBe(26);
  });

  it.each<[Value, Value, number]>([
    [1, 2, 0],
    ['a'.repeat(64), 'b'.repeat(64), 0],
    ['a'.repeat(128), 'a'.repeat(128), 2],
    ['a'.repeat(128), 'a'.repeat(129), 0],
    ['7', 7, 1],
    [7, '1234567890123456', 2],
    [[1, 2, 3], [1, 2, 3], 3],
    [[1, 2, 3], [1, 2], 0],
    [[[1], [2]], [[1], [2]], 4],
    [{ a: 1, b: 2 }, { a: 1, b: 2 }, 2],
    [{ a: 1 }, { a: 1, b: 2 }, 1],
    [{ a: 1 }, [1], 0],
  ])('comparing %j with %j', (left, right, steps) => {
    const budget = meter();
    equals(left, right, budget);
    expect(budget.charged).toBe(steps);
  });

  it('writing lists and objects as text is charged by their size', () => {
    const budget = meter();
    expect(toText({ a: [1, 'bc'] }, budget)).toBe('{"a":[1,"bc"]}');
    expect(budget.allocated).toBe(jsonSize({ a: [1, 'bc'] }, 1_000));
    expect(budget.charged).toBeGreaterThan(0);
    const scalars = meter();
    expect(['a', 1.5, true, null].map((value) => toText(value, scalars))).toEqual(['a', '1.5', 'true', 'null']);
    expect([scalars.allocated, scalars.charged]).toEqual([0, 0]);
  });
});

describe('numbers in texts', () => {
  it.each([
    ['1', 1],
    [' \t\r\n-2.50e1 ', -25],
    ['+3', 3],
    ['007', 7],
    [`${'0'.repeat(399)}1`, 1],
  ])('%j', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it('has no negative zero', () => {
    expect(Object.is(parseNumber('-0'), 0)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '1 2',
    '1.',
    '.5',
    '0x1',
    '1e',
    '1e400',
    '-1e400',
    'NaN',
    'Infinity',
    '١',
    `${'0'.repeat(400)}1`,
    '\u00a01',
  ])('refuses %j', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});

describe('kinds', () => {
  const all: [Value, string, string][] = [
    ['', 'string', 'a string'],
    [0, 'number', 'a number'],
    [false, 'boolean', 'a boolean'],
    [null, 'null', 'null'],
    [[], 'array', 'an array'],
    [{}, 'object', 'an object'],
    [recordOf([]), 'object', 'an object'],
    [lambda, 'lambda', 'a lambda'],
    // What a host left out reads as null.
    [undefined as unknown as Value, 'null', 'null'],
  ];
  it.each(all)('%j is named', (value, name, description) => {
    expect([typeName(value), describeType(value)]).toEqual([name, description]);
    expect(isList(value)).toBe(name === 'array');
    expect(isObject(value)).toBe(name === 'object');
  });

  it('are true unless null, false or 0', () => {
    expect([null, false, 0].map(truthValue)).toEqual([false, false, false]);
    expect([true, 1, -1, '', 'a', [], {}].map((value) => truthValue(value as Value))).not.toContain(false);
    expect(() => truthValue(lambda)).toThrow('neither true nor false');
  });
});

describe('messages about values', () => {
  const budget = meter();
  it.each<[() => unknown, string]>([
    [() => toNumber('x', budget), "This text isn't a number."],
    [() => toNumber(null, budget), 'Expected a number, but found null.'],
    [() => toNumber([], budget), 'Expected a number, but found an array.'],
    [() => toNumber({}, budget), 'Expected a number, but found an object.'],
    [() => toNumber(lambda, budget), 'Expected a number, but found a lambda.'],
    [() => toText(lambda, budget), "A lambda can't become text."],
    [() => equals(lambda, 1, budget), "Lambdas can't be compared."],
    [() => equals(1, lambda, budget), "Lambdas can't be compared."],
  ])('%#', (act, message) => {
    expect(act).toThrow(expect.objectContaining({ code: 'E_TYPE', message }));
  });
});

describe('equality', () => {
  const equal: [Value, Value][] = [
    ['1', 1],
    [' 1 ', 1],
    [true, 1],
    [false, '0'],
  ];
  it.each(equal)('%j and %j are equal as numbers only', (left, right) => {
    expect([equals(left, right, meter()), equals(right, left, meter())]).toEqual([true, true]);
    expect([equalsSameType(left, right, meter()), equalsSameType(right, left, meter())]).toEqual([false, false]);
    expect(equals([left], [right], meter())).toBe(true);
    expect(equalsSameType([left], [right], meter())).toBe(false);
    expect(equals({ k: left }, { k: right }, meter())).toBe(true);
    expect(equalsSameType({ k: left }, { k: right }, meter())).toBe(false);
  });

  const different: [Value, Value][] = [
    [null, 0],
    [null, false],
    [null, ''],
    [null, []],
    [null, {}],
    ['a', 'b'],
    ['a', 1],
    ['true', true],
    ['', 0],
    ['x', 'X'],
    [1, 2],
    [[], {}],
    [[1], 1],
    [[1], '[1]'],
    [{}, '{}'],
    [{}, 1],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 2 }],
    [{ a: null }, { b: null }],
    [{ a: 1 }, { a: 1, b: 1 }],
  ];
  it.each(different)('%j and %j differ', (left, right) => {
    for (const same of [equals, equalsSameType]) {
      expect([same(left, right, meter()), same(right, left, meter())]).toEqual([false, false]);
    }
  });

  it.each<[Value, Value]>([
    [[], []],
    [{}, recordOf([])],
    [{ a: [{ b: null }] }, { a: [{ b: null }] }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    ['😀', '\ud83d\ude00'],
  ])('%j and %j are equal', (left, right) => {
    expect([equals(left, right, meter()), equalsSameType(left, right, meter())]).toEqual([true, true]);
  });
});

describe('sizes of JSON texts', () => {
  it.each<[Value, number]>([
    ['', 2],
    ['ab', 4],
    [123_456, 4],
    [null, 5],
    [true, 5],
    [[], 2],
    [[1, 'a'], 11],
    [{}, 2],
    [{ a: 'bc' }, 11],
    [{ a: [], bc: {} }, 17],
  ])('%j', (value, size) => {
    expect(jsonSize(value, 1_000)).toBe(size);
  });

  it('are no longer counted once a limit is passed', () => {
    let list: Value = [1];
    for (let level = 0; level < 40; level++) list = [list, list];
    expect(jsonSize(list, 100)).toBeLessThan(300);
    let object: Value = { a: 1 };
    for (let level = 0; level < 40; level++) object = { a: object, b: object };
    expect(jsonSize(object, 100)).toBeLessThan(500);
    expect(jsonSize(['aaaa', 'bbbb'], 5)).toBe(9);
    expect(jsonSize(['aaaa', 'bbbb', 'cccc'], 9)).toBe(16);
    expect(jsonSize({ a: 'aaaa', b: 'bbbb' }, 5)).toBe(13);
    expect(jsonSize({ a: 'aaaa', b: 'bbbb', c: 'cccc' }, 13)).toBe(24);
  });
});

describe('JSON texts', () => {
  it.each<Value>(['"\\\n\u2028😀', 1e21, 1.5, -0.1, null, true, [], {}, [[], [1, [2]]], { a: { b: [{ c: null }] } }])(
    'of %j are those of the runtime',
    (value) => {
      expect(toJsonText(value)).toBe(JSON.stringify(value));
    },
  );

  it('of deep values are written without asking the runtime at each level', () => {
    for (const levels of [62, 63, 64, 65, 66, 200]) {
      let list: Value = ['end'];
      let object: Value = { end: 'end' };
      for (let level = 1; level < levels; level++) {
        list = [1, list];
        object = { a: 1, b: object, c: null };
      }
      expect(toJsonText(list)).toBe(JSON.stringify(list));
      expect(toJsonText(object)).toBe(JSON.stringify(object));
    }
  });
});

describe('the order of keys', () => {
  // From the first such object on, texts are no longer written by the runtime: the last tests of this file.
  it('is that of their insertion, numbers included', () => {
    const record = recordOf([
      ['b', 1],
      ['10', 2],
      ['a', 3],
      ['9', 4],
      ['b', 5],
    ]);
    expect(keysOf(record)).toEqual(['b', '10', 'a', '9']);
    expect(toJsonText(record)).toBe('{"b":5,"10":2,"a":3,"9":4}');
    expect(toJsonText([record, []])).toBe('[{"b":5,"10":2,"a":3,"9":4},[]]');
    expect(toJsonText({ deep: { record, none: {} } })).toBe('{"deep":{"record":{"b":5,"10":2,"a":3,"9":4},"none":{}}}');
  });

  it('is left to the runtime where it is the same', () => {
    for (const keys of [['1', '2', 'a'], ['a', 'b'], []]) {
      const record = recordOf(keys.map((key) => [key, 1]));
      expect(keysOf(record)).toEqual(keys);
      expect(keysOf(record)).not.toBe(keysOf(record));
    }
  });

  it('knows which keys the runtime would move to the front', () => {
    expect(['0', '1', '42', '4294967294'].every(isIntegerKey)).toBe(true);
    expect(['', '-1', '01', '1.5', '1e3', 'a1', '1a', ' 1', '12345678901'].some(isIntegerKey)).toBe(false);
  });

  it('has nothing inherited', () => {
    expect(readOwn(createRecord(), 'constructor')).toBeNull();
    expect(readOwn({}, 'toString')).toBeNull();
    expect(readOwn({ a: undefined as unknown as Value }, 'a')).toBeNull();
    expect(readOwn(recordOf([['__proto__', 1]]), '__proto__')).toBe(1);
  });
});
