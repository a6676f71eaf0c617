import fc from 'fast-check';
import type { Value } from '../values/value.ts';
import {
  arrayType,
  booleanType,
  closedObject,
  literalType,
  nullType,
  numberType,
  recordType,
  stringType,
  type Type,
} from './type.ts';
import { unionType } from './union.ts';

/** A variable with its type and some of its values. */
export interface TypedVariable {
  readonly type: Type;
  readonly values: readonly Value[];
}

const person = closedObject({ name: stringType, age: unionType(numberType, nullType) });
const variant = unionType(
  closedObject({ k: literalType('p'), v: numberType }),
  closedObject({ k: literalType('q'), v: unionType(stringType, nullType) }),
);

/** Variables of every kind, for programs made by {@link arbitraryProgram}. */
export const typedVariables: Readonly<Record<string, TypedVariable>> = {
  b: { type: booleanType, values: [true, false] },
  n: { type: numberType, values: [0, 1, 2, -3] },
  s: { type: stringType, values: ['', 'a', '7'] },
  nn: { type: unionType(numberType, nullType), values: [null, 0, 5] },
  ns: { type: unionType(stringType, nullType), values: [null, '', 'x'] },
  m: { type: unionType(numberType, stringType, nullType), values: [null, 4, 'a', '3'] },
  o: {
    type: closedObject({ a: numberType, t: stringType, l: arrayType(numberType) }),
    values: [
      { a: 1, t: 'k', l: [] },
      { a: 0, t: '', l: [3] },
    ],
  },
  no: {
    type: unionType(nullType, closedObject({ a: unionType(numberType, nullType), p: unionType(person, nullType) })),
    values: [null, { a: null, p: null }, { a: 2, p: { name: 'i', age: 3 } }],
  },
  l: { type: arrayType(numberType), values: [[], [1], [2, 0, 1]] },
  us: {
    type: arrayType(person),
    values: [
      [],
      [{ name: 'u', age: null }],
      [
        { name: 'v', age: 1 },
        { name: 'w', age: 20 },
      ],
    ],
  },
  r: { type: recordType(numberType), values: [{}, { a: 1 }, { b: 2, t: 0 }] },
  d: {
    type: variant,
    values: [
      { k: 'p', v: 1 },
      { k: 'q', v: 'z' },
      { k: 'q', v: null },
    ],
  },
};

const variableNames = Object.keys(typedVariables);

interface Kinds {
  number: string;
  text: string;
  truth: string;
  list: string;
  object: string;
  any: string;
}

/**
 * Source texts of programs that are mostly well typed: each hole is filled with an expression of the kind it wants, or
 * now and then, by `slip` of a hundred, with any.
 */
export function arbitraryProgram(slip: number, withTry: boolean): fc.Arbitrary<string> {
  return fc.letrec<Kinds>((tie) => {
    const hole = (kind: keyof Kinds) =>
      fc.oneof({ arbitrary: tie(kind), weight: 100 - slip }, { arbitrary: tie('any'), weight: slip });
    const form = (pattern: string, ...kinds: (keyof Kinds)[]) =>
      fc
        .tuple(...kinds.map(hole))
        .map((parts) => pattern.replace(/\$(\d)/g, (_all, index: string) => String(parts[Number(index)])));
    const of = (leaves: readonly string[], ...forms: fc.Arbitrary<string>[]) =>
      fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom(...leaves), ...forms);
    const number = of(
      ['0', '1', '2', 'n', 'o.a', 'r.a ?? 0', '(nn ?? 3)', '@std.len(s)', '(l[0] ?? 1)', '(no?.a ?? 2)'],
      ...['+', '-', '*', '%', '/'].map((operator) => form(`($0 ${operator} $1)`, 'number', 'number')),
      form('(nn == null ? $0 : nn)', 'number'),
      form('(nn != null && nn > $0 ? nn - 1 : $1)', 'number', 'number'),
      form('(@std.typeOf(m) == "number" ? m + $0 : $1)', 'number', 'number'),
      form('(d.k == "p" ? d.v + $0 : $1)', 'number', 'number'),
      form('@std.sum($0)', 'list'),
      form('@std.len($0)', 'list'),
      form('@std.len($0)', 'text'),
      form('@std.reduce($0, (t, i) => t + i, $1)', 'list', 'number'),
      form('@std.reduce(l, (x, y) => $0, $1)', 'number', 'number'),
      form('@math.max($0, $1)', 'number', 'number'),
      form('(@std.max($0) ?? 0)', 'list'),
      form('-$0', 'number'),
      form('(let x = $0 return x + $1)', 'number', 'number'),
      form('(let f = (x) => x * 2 return @(f)($0))', 'number'),
      form('($0 ? $1 : $2)', 'truth', 'number', 'number'),
      ...['abs', 'ceil', 'floor', 'trunc', 'round', 'cos'].map((name) => form(`@math.${name}($0)`, 'number')),
      form('@math.min($0)', 'list'),
      form('@math.pow($0, 2)', 'number'),
      form('@strings.length($0)', 'text'),
      form('@strings.indexOf($0, $1)', 'text', 'text'),
      form('@std.strToInt($0)', 'number'),
      ...(withTry ? [form('(try @std.strToDouble($0) catch $1)', 'text', 'number')] : []),
      form('(@std.avg($0) ?? $1)', 'list', 'number'),
      form('@time.parse("2024-01-31")'),
      form('@time.add($0, $1, "d")', 'number', 'number'),
      form('@time.diff($0, $1, "h")', 'number', 'number'),
      form('(~$0 & $1)', 'number', 'number'),
      form('@std.len(@std.keys($0))', 'object'),
    );
    const text = of(
      ['"a"', '""', '"12"', 's', 'o.t', '(ns ?? "d")', '`${n}`', '(ns != null ? ns : "k")'],
      form('($0 + $1)', 'text', 'any'),
      form('`-${$0}-`', 'any'),
      form('($0 * 2)', 'text'),
      form('@strings.trim($0)', 'text'),
      form('@std.slice($0, $1)', 'text', 'number'),
      form('@std.typeOf($0)', 'any'),
      form('@json.stringify($0)', 'any'),
      form('($0 ? $1 : $2)', 'truth', 'text', 'text'),
      form('@std.reverse($0)', 'text'),
      ...['trim', 'toUpper', 'toLower', 'urlEncode', 'base64Encode'].map((name) =>
        form(`@strings.${name}($0)`, 'text'),
      ),
      form('@strings.substring($0, $1)', 'text', 'number'),
      form('@strings.substring($0, 0, $1)', 'text', 'number'),
      form('@strings.replace($0, $1, $2)', 'text', 'text', 'text'),
      form('@strings.replaceRegex($0, "[a-c]+", $1)', 'text', 'text'),
      form('@strings.join($0, $1)', 'list', 'text'),
      form('(@strings.split($0, ",")[0] ?? $1)', 'text', 'text'),
      form('((@strings.extract($0, "(a)?b") ?? ["z"])[1] ?? $1)', 'text', 'text'),
      form('@strings.toJson($0)', 'any'),
      form('@time.format($0)', 'number'),
      form('@time.format($0, "yyyy")', 'number'),
      form('(@std.max(@strings.split($0, "")) ?? $1)', 'text', 'text'),
    );
    const truth = of(
      [
        'b',
        'true',
        'n > 0',
        'nn == null',
        'ns != null',
        'no == null',
        'd.k == "q"',
        '@std.typeOf(m) == "string"',
        'no?.p != null',
      ],
      form('($0 == $1)', 'any', 'any'),
      form('($0 < $1)', 'number', 'number'),
      form('($0 < $1)', 'text', 'text'),
      form('($0 && $1)', 'truth', 'truth'),
      form('($0 || $1)', 'truth', 'truth'),
      form('!$0', 'truth'),
      form('@std.contains($0, $1)', 'list', 'number'),
      form('@std.contains($0, $1)', 'object', 'text'),
      form('@std.containsIf(us, (x) => $0)', 'truth'),
      form('@strings.matches($0, "^a")', 'text'),
      form('@strings.startsWith($0, $1)', 'text', 'text'),
      form('@strings.endsWith($0, $1)', 'text', 'text'),
      form('@strings.contains($0, $1)', 'text', 'text'),
      form('@std.contains($0, $1)', 'text', 'text'),
      form('(@std.typeOf($0) != $1)', 'any', 'text'),
    );
    const list = of(
      ['l', '[1, 2]', '[]', 'o.l', '@std.range(3)', '@std.map(us, (u) => u.age ?? 0)'],
      form('[$0, $1]', 'number', 'number'),
      form('@std.map($0, (x) => $1)', 'list', 'number'),
      form('@std.filter($0, (x) => $1)', 'list', 'truth'),
      form('@std.map($0, (x, y) => x + y)', 'list'),
      form('@std.sort($0)', 'list'),
      form('@std.sort($0, (x, y) => y - x)', 'list'),
      form('@std.slice($0, 1)', 'list'),
      form('@std.distinct($0)', 'list'),
      form('@std.splice($0, 0, 1, $1)', 'list', 'number'),
      form('@std.values($0)', 'object'),
      form('@std.range($0, $1)', 'number', 'number'),
      form('@std.map(@strings.split($0, ""), (c) => @std.find($1, c))', 'text', 'text'),
      form('@std.map(@std.keys($0), (k) => $1)', 'object', 'number'),
      form('@std.reduce($0, (all, i) => @std.splice(all, 0, 0, i), [])', 'list'),
      form('@std.reverse($0)', 'list'),
      form('@std.sort($0, (x) => -x)', 'list'),
      form('@std.filter(@std.map($0, (x) => x > 1 ? x : null), (x) => x != null)', 'list'),
      form('($0 ? $1 : $2)', 'truth', 'list', 'list'),
    );
    const object = of(
      ['o', '{"a": 1}', 'r', '{}', 'd', '(no ?? {"a": 1, "p": null})', '(us[0] ?? {"name": "z"})'],
      form('{"a": $0, "t": $1}', 'number', 'text'),
      form('@std.kv($0, "a", $1)', 'object', 'number'),
      form('@std.kv($0, $1)', 'text', 'number'),
      form('@json.parse(@json.stringify($0))', 'object'),
      form('@std.reduce(us, (all, u) => @std.kv(all, u.name, $0), {})', 'number'),
      form('(@std.findFirst(us, (u) => $0) ?? $1)', 'truth', 'object'),
      form('@std.kv($0, $1, $2)', 'object', 'text', 'any'),
      form('(letr x = $0, y = @std.kv(x, "b", $1) return y)', 'object', 'number'),
    );
    const any = fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...variableNames, 'null', 'x', 'y', 'false', '1.5', '@std.len', '@time.now()'),
      ...[tie('number'), tie('text'), tie('truth'), tie('list'), tie('object')],
      form('($0).a', 'object'),
      form('($0)?.p', 'any'),
      form('($0)["t"]', 'object'),
      form('($0)[$1]', 'list', 'number'),
      form('(no != null && $0 ? no.a : $1)', 'truth', 'any'),
      form('(no?.p != null ? no.p.name : $0)', 'any'),
      form('($0 || $1)', 'any', 'any'),
      form('($0 && $1)', 'any', 'any'),
      form('($0 ?? $1)', 'any', 'any'),
      form('(let x = $0, y = $1 return $2)', 'any', 'any', 'any'),
      form('(letr x = $0, y = $1 return $2)', 'any', 'any', 'any'),
      form('@std.find($0, (x) => $1)', 'list', 'truth'),
      form('@std.rfind($0, $1)', 'list', 'any'),
      form('@json.parse($0)', 'text'),
      form('@strings.fromJson(@strings.toJson($0))', 'any'),
      form('@std.jsonPath($0, "$.a")', 'object'),
      form('@std.max($0, $1)', 'any', 'any'),
      form('@std.min($0)', 'list'),
      form('@std.sort($0)', 'any'),
      form('@std.distinct([$0, $1])', 'any', 'any'),
      form('@std.map([$0, $1], (x) => x ?? 1)', 'any', 'any'),
      form('@std.reduce([$0], (t, x) => [t, x], $1)', 'any', 'any'),
      form('(@std.typeOf($0) == "array" ? $1 : $0)', 'any', 'any'),
      form('($0 != null ? $0 : $1)', 'any', 'any'),
      form('@std.find($0, $1)', 'text', 'text'),
      form('@((x, y) => $0)($1)', 'any', 'any'),
      form('(let f = (x) => $0 return @(f)($1))', 'any', 'any'),
      ...(withTry ? [form('(try $0 catch $1)', 'any', 'any')] : []),
    ) as fc.Arbitrary<string>;
    return { number, text, truth, list, object, any };
  }).any;
}
