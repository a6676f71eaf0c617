import type { BinaryOperator, Expression } from '@waymark/expression';
import { textOf } from './syntax.ts';

/** What the decisions of a path say about the values that they compared. */
export type Facts = ReadonlyMap<string, Fact>;

interface Fact {
  /** Of a formula that was a condition, or a part of one. */
  readonly truth?: boolean;
  /** Between which numbers the value lies. */
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
  /** The constant that it equals, as JSON. */
  readonly equal?: string;
}

const ANY: Fact = { low: -Infinity, high: Infinity, isLowOpen: false, isHighOpen: false };

const MIRRORED: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};
const OPPOSITE: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** Adds what follows from a condition being true or false; undefined if that contradicts what is known. */
export function addFacts(facts: Facts, node: Expression, truth: boolean): Facts | undefined {
  if (node.kind === 'unary' && node.operator === '!') return addFacts(facts, node.operand, !truth);
  if (node.kind === 'binary' && node.operator === (truth ? '&&' : '||')) {
    const left = addFacts(facts, node.left, truth);
    return left && addFacts(left, node.right, truth);
  }
  if (node.kind === 'binary' && isReflexive(node) && truth !== (node.operator === '==')) return undefined;
  const known = facts.get(textOf(node)) ?? ANY;
  if (known.truth !== undefined && known.truth !== truth) return undefined;
  const added = new Map(facts).set(textOf(node), { ...known, truth });
  return node.kind === 'binary' ? addComparison(added, node, truth) : added;
}

/** Every value equals itself. */
const isReflexive = ({ operator, left, right }: Extract<Expression, { kind: 'binary' }>) =>
  (operator === '==' || operator === '!=') && textOf(left) === textOf(right);

function addComparison(
  facts: Map<string, Fact>,
  node: Extract<Expression, { kind: 'binary' }>,
  truth: boolean,
): Facts | undefined {
  const operator = truth ? node.operator : OPPOSITE[node.operator];
  const right = constantOf(node.right);
  if (right !== undefined) return narrow(facts, node.left, operator, right.value);
  const left = constantOf(node.left);
  return left === undefined ? facts : narrow(facts, node.right, operator && MIRRORED[operator], left.value);
}

function narrow(
  facts: Map<string, Fact>,
  node: Expression,
  operator: BinaryOperator | undefined,
  value: unknown,
): Facts | undefined {
  const key = textOf(node);
  const known = facts.get(key) ?? ANY;
  const next = typeof value === 'number' ? withBound(known, operator, value) : withConstant(known, operator, value);
  if (next === undefined || isEmpty(next)) return undefined;
  return facts.set(key, next);
}

function withBound(known: Fact, operator: BinaryOperator | undefined, value: number): Fact {
  const isAbove = value > known.low || (value === known.low && operator === '>');
  const isBelow = value < known.high || (value === known.high && operator === '<');
  switch (operator) {
    case '>':
    case '>=':
      return isAbove ? { ...known, low: value, isLowOpen: operator === '>' } : known;
    case '<':
    case '<=':
      return isBelow ? { ...known, high: value, isHighOpen: operator === '<' } : known;
    default:
      return known;
  }
}

/** Texts equal no other text. Numbers are left out here: `"1" == 1` is true. */
function withConstant(known: Fact, operator: BinaryOperator | undefined, value: unknown): Fact | undefined {
  const text = JSON.stringify(value);
  if (typeof value !== 'string' && value !== null) return known;
  if (operator === '==')
    return known.equal === undefined || known.equal === text ? { ...known, equal: text } : undefined;
  return operator === '!=' && known.equal === text ? undefined : known;
}

const isEmpty = ({ low, high, isLowOpen, isHighOpen }: Fact) =>
  low > high || (low === high && (isLowOpen || isHighOpen));

interface Constant {
  readonly value: string | number | boolean | null;
}

function constantOf(node: Expression): Constant | undefined {
  if (node.kind === 'number' || node.kind === 'string' || node.kind === 'constant') return { value: node.value };
  if (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'number')
    return { value: -node.operand.value };
  return undefined;
}
