import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { formatType } from './format-type.ts';
import {
  arrayType,
  booleanType,
  closedObject,
  literalType,
  nullType,
  numberType,
  stringType,
  type Type,
  unknownType,
} from './type.ts';
import { unionType } from './union.ts';

const orNull = (type: Type) => unionType(type, nullType);
const address = closedObject({ city: stringType });
const variables: Record<string, Type> = {
  b: booleanType,
  c: booleanType,
  x: unknownType,
  n: orNull(numberType),
  s: orNull(stringType),
  m: unionType(numberType, stringType, nullType),
  text: stringType,
  user: orNull(closedObject({ name: orNull(stringType), address: orNull(address) })),
  mixed: unionType(closedObject({ a: orNull(numberType) }), stringType),
  shape: unionType(
    closedObject({ kind: literalType('p'), v: numberType }),
    closedObject({ kind: literalType('q'), v: stringType }),
    nullType,
  ),
  list: arrayType(orNull(numberType)),
};

/** The type of the result, and the codes of what is found. */
function found(source: string): string {
  const { type, diagnostics } = checkExpression(source, { variables });
  return [formatType(type), ...diagnostics.map(({ code }) => code)].join(' ');
}

describe('what a test tells', () => {
  it.each([
    // Both sides of "and" hold, one of "or" does.
    ['n != null && s != null ? [n, s] : []', 'array<number | string>'],
    ['n != null || s != null ? [n, s] : []', 'array<number | null | string>'],
    ['n == null || s == null ? [] : [n, s]', 'array<number | string>'],
    ['n == null && s == null ? [] : [n, s]', 'array<number | null | string>'],
    ['n != null && b ? n : 0', 'number'],
    ['n != null || b ? n : 0', 'number | null'],
    ['n == null && b ? 0 : n', 'number | null'],
    ['(n != null && b) || (n != null && c) ? n : 0', 'number'],
    ['(n == null || b) && (n == null || c) ? 0 : n', 'number'],
    ['(@std.typeOf(m) == "string" || @std.typeOf(m) == "number") ? m : 0', 'string | number'],
    ['!(@std.typeOf(m) == "string" || @std.typeOf(m) == "number") ? m : 0', 'null | number'],
    ['m == null || @std.typeOf(m) == "string" ? 0 : m', 'number'],
    // What can't be is left out.
    ['n != null && n == null ? n : 0', 'number constant-condition constant-comparison'],
    ['text == null || b ? 1 : 2', 'number constant-comparison'],
    // A conditional tells what both of its ways tell.
    ['(b ? n != null : n != null) ? n : 0', 'number'],
    ['(b ? n != null : c) ? n : 0', 'number | null'],
    ['(b ? c : n != null) ? n : 0', 'number | null'],
    ['(n == null ? false : b) ? n : 0', 'number'],
    ['(n != null ? b : true) ? 0 : n', 'number'],
    ['(n == null ? true : b) ? 0 : n', 'number'],
    // Negation, however often.
    ['!!(n != null) ? n : 0', 'number'],
    ['!n ? 0 : n', 'number'],
    ['-n ? n : 0', 'number | null may-be-null'],
    // Equality with values and with each other.
    ['n == 1 ? n : 0', 'number'],
    ['n != 1 ? n : 0', 'number | null'],
    ['n == text ? n : 0', 'number'],
    ['s == text ? s : ""', 'string'],
    ['null == n ? 0 : n', 'number'],
    ['x == null ? x : 0', 'null | number'],
    ['x != null ? x : 0', 'unknown'],
    ['@std.typeOf(x) == "number" ? x : 0', 'number'],
    ['@std.typeOf(x) != "number" ? x : 0', 'unknown'],
    ['@std.typeOf(m) == text ? m : 0', 'number | string | null'],
    ['@std.len(text) == 1 ? text : ""', 'string'],
    ['@strings.trim(text) == "number" ? text : ""', 'string'],
    ['@std.typeOf(m) == 1 ? m : 0', 'number constant-comparison'],
  ])('%s is %s', (source, wanted) => {
    expect(found(source)).toBe(wanted);
  });
});

describe('what a test of a member tells of its object', () => {
  it.each([
    ['user?.name != null ? user.name : ""', 'string'],
    ['user?.name == null ? user : null', '{"name": string | null, "address": {"city": string} | null} | null'],
    ['user?.name != null ? user.address : null', '{"city": string} | null'],
    ['user?.address?.city != null ? user.address.city : ""', 'string'],
    ['user?["name"] != null ? user["name"] : ""', 'string'],
    ['user?["name"] != null ? user.name : ""', 'string'],
    ['user?[text] != null ? user.name : ""', 'string | null may-be-null'],
    ['list[0] != null ? list[0] : 0', 'number | null'],
    ['shape?.kind == "p" ? shape.v : 0', 'number'],
    ['shape?.kind == "q" ? shape.v : ""', 'string'],
    ['shape != null && shape.kind != "p" ? shape.v : ""', 'string'],
    ['shape?.kind == null ? shape : 0', 'null | number'],
    ['shape?.kind ? shape.v : 0', 'number | string'],
    ['mixed.a != null ? mixed : 0', '{"a": number | null} | string | number may-be-wrong-type'],
  ])('%s is %s', (source, wanted) => {
    expect(found(source)).toBe(wanted);
  });
});

describe('names that shadow each other', () => {
  it.each([
    ['n != null ? (let n = s return n) : ""', 'string | null'],
    ['n != null ? @((n) => n)(s) : ""', 'string | null'],
    ['n != null ? @((k) => n)(s) : 0', 'number'],
    ['let k = n return k != null ? k : 0', 'number'],
    ['let k = n return k != null ? n : 0', 'number | null'],
    ['@std.map(list, (i) => i != null ? i : 0)', 'array<number>'],
  ])('%s is %s', (source, wanted) => {
    expect(found(source)).toBe(wanted);
  });
});
