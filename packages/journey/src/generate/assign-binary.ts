import type { Binary, Expression, Value } from '@waymark/expression';
import type { Input } from './input.ts';
import type { Inverter } from './inverter.ts';
import { isUnknown, leavesOf } from './leaf.ts';
import { valuesBeyond } from './other-values.ts';

/** Inputs for which an operator yields a value: one side is kept, and what the other must be is computed. */
export function* assignBinary(
  inverter: Inverter,
  node: Binary,
  value: Value,
  input: Input,
  depth: number,
): Generator<Input> {
  switch (node.operator) {
    case '&&':
      return yield* assignAnd(inverter, node, value, input, depth);
    case '||':
      return yield* assignOr(inverter, node, value, input, depth);
    case '??':
      if (value !== null) yield* inverter.assign(node.left, value, input, depth);
      for (const empty of inverter.assign(node.left, null, input, depth))
        yield* inverter.assign(node.right, value, empty, depth);
      return;
    case '==':
    case '!=':
      if (typeof value === 'boolean')
        yield* assignEquality(inverter, node, value === (node.operator === '=='), input, depth);
      return;
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (typeof value === 'boolean') yield* assignOrder(inverter, node, value, input, depth);
      return;
    default:
      return yield* assignArithmetic(inverter, node, value, input, depth);
  }
}

function* assignAnd(
  inverter: Inverter,
  { left, right }: Binary,
  value: Value,
  input: Input,
  depth: number,
): Generator<Input> {
  if (value === false || value === null || value === 0) yield* inverter.assign(left, value, input, depth);
  for (const next of inverter.truth(left, true, input, depth)) yield* inverter.assign(right, value, next, depth);
}

function* assignOr(
  inverter: Inverter,
  { left, right }: Binary,
  value: Value,
  input: Input,
  depth: number,
): Generator<Input> {
  if (value !== false && value !== null && value !== 0) yield* inverter.assign(left, value, input, depth);
  for (const next of inverter.truth(left, false, input, depth)) yield* inverter.assign(right, value, next, depth);
}

/** The side that can be chosen comes first, and the clock last: tests are easier to read at the usual time. */
function sides({ left, right }: Binary): { chosen: Expression; other: Expression; isLeft: boolean }[] {
  const cost = (node: Expression) => {
    if (!isUnknown(node)) return 2;
    return leavesOf(node).every(([root]) => root === 'now') ? 1 : 0;
  };
  const both = [
    { chosen: left, other: right, isLeft: true },
    { chosen: right, other: left, isLeft: false },
  ];
  return both.filter(({ chosen }) => cost(chosen) < 2).sort((one, two) => cost(one.chosen) - cost(two.chosen));
}

function* assignEquality(
  inverter: Inverter,
  node: Binary,
  equal: boolean,
  input: Input,
  depth: number,
): Generator<Input> {
  for (const { chosen, other } of sides(node)) {
    const value = inverter.valueOf(other, input);
    if (value === undefined) {
      for (const next of inverter.succeed(other, input, undefined, depth)) {
        const found = inverter.valueOf(other, next);
        if (found !== undefined)
          yield* equal ? inverter.assign(chosen, found, next, depth) : inverter.differ(chosen, found, next, depth);
      }
    } else if (equal) yield* inverter.assign(chosen, value, input, depth);
    else yield* inverter.differ(chosen, value, input, depth);
  }
}

function* assignOrder(
  inverter: Inverter,
  node: Binary,
  wanted: boolean,
  input: Input,
  depth: number,
): Generator<Input> {
  const { operator } = node;
  const isAbove = (operator === '>' || operator === '>=') === wanted;
  const mayEqual = (operator === '>=' || operator === '<=') === wanted;
  for (const { chosen, other, isLeft } of sides(node)) {
    let from = input;
    let bound = inverter.valueOf(other, input);
    if (bound === undefined || bound === null) {
      const [next] = inverter.succeed(other, input, 'number', depth);
      if (next === undefined) continue;
      from = next;
      bound = inverter.valueOf(other, next);
    }
    if (bound === undefined) continue;
    const beyond = valuesBeyond(bound, isAbove === isLeft ? 1 : -1);
    const values = mayEqual ? [bound, ...beyond] : beyond;
    for (const value of values) yield* inverter.assign(chosen, value, from, depth);
  }
}

function* assignArithmetic(
  inverter: Inverter,
  node: Binary,
  value: Value,
  input: Input,
  depth: number,
): Generator<Input> {
  for (const { chosen, other, isLeft } of sides(node)) {
    let from = input;
    let known = inverter.valueOf(other, input);
    if (known === undefined || known === null) {
      const [next] = inverter.succeed(other, input, typeof value, depth);
      if (next === undefined) continue;
      from = next;
      known = inverter.valueOf(other, next);
    }
    if (known === undefined) continue;
    for (const operand of operands(node.operator, value, known, isLeft))
      yield* inverter.assign(chosen, operand, from, depth);
  }
}

/** What the chosen side must be, so that the operator yields the value. */
function operands(operator: Binary['operator'], value: Value, known: Value, isLeft: boolean): Value[] {
  if (typeof value === 'string') return operator === '+' ? textOperand(value, String(known), isLeft) : [];
  const other = Number(known);
  if (typeof value !== 'number' || !Number.isFinite(other)) return [];
  switch (operator) {
    case '+':
      return [value - other];
    case '-':
      return [isLeft ? value + other : other - value];
    case '*':
      return other === 0 ? [] : [value / other, Math.ceil(value / other)];
    case '/':
      if (isLeft) return [value * other];
      return value === 0 ? [] : [other / value];
    case '%':
      return isLeft ? [value, value + other] : [];
    case '<<':
      return isLeft ? [value >> other] : [];
    case '>>':
      return isLeft ? [value << other] : [];
    case '&':
    case '|':
    case '^':
      return [value, value ^ other, value | other];
    default:
      return [];
  }
}

function textOperand(value: string, known: string, isLeft: boolean): Value[] {
  if (isLeft) return value.endsWith(known) ? [value.slice(0, value.length - known.length)] : [];
  return value.startsWith(known) ? [value.slice(known.length)] : [];
}
