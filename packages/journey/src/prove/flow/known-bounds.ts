import { type Expression, printExpression } from '@waymark/expression';
import type { KnownOutcome } from './known-outcomes.ts';

/** A comparison of something with a number: `amount > 1000`. */
export interface Comparison {
  /** The text of what is compared. */
  readonly subject: string;
  readonly operator: '>' | '<' | '==';
  readonly number: number;
}

const SWAPPED = { '>': '<', '<': '>', '==': '==' } as const;

/** Reads a comparison with a number on one of its sides, as it is or the other way round. */
export function comparisonOf(
  operator: Comparison['operator'],
  left: Expression,
  right: Expression,
): Comparison | undefined {
  const [leftNumber, rightNumber] = [numberOf(left), numberOf(right)];
  if (rightNumber !== undefined && leftNumber === undefined) {
    return { subject: printExpression(left), operator, number: rightNumber };
  }
  if (leftNumber === undefined || rightNumber !== undefined) return undefined;
  return { subject: printExpression(right), operator: SWAPPED[operator], number: leftNumber };
}

function numberOf(tree: Expression): number | undefined {
  if (tree.kind === 'number') return tree.value;
  return tree.kind === 'unary' && tree.operator === '-' && tree.operand.kind === 'number'
    ? -tree.operand.value
    : undefined;
}

/** Where a value lies; a bound that is `open` doesn't belong to it. */
interface Range {
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
}

/** Whether a comparison comes out true or false by what earlier ones with the same subject have left; undefined if open. */
export function decidedByBounds(
  { subject, operator, number }: Comparison,
  outcomes: ReadonlyMap<string, KnownOutcome>,
): boolean | undefined {
  const range = rangeOf(subject, outcomes);
  const isAbove = range.low > number || (range.low === number && range.lowOpen);
  const isBelow = range.high < number || (range.high === number && range.highOpen);
  if (operator === '==') return isAbove || isBelow ? false : undefined;
  const [isTrue, isFalse] =
    operator === '>' ? [isAbove, isBelow || range.high === number] : [isBelow, isAbove || range.low === number];
  return isTrue ? true : isFalse ? false : undefined;
}

function rangeOf(subject: string, outcomes: ReadonlyMap<string, KnownOutcome>): Range {
  const range: Range = {
    low: Number.NEGATIVE_INFINITY,
    lowOpen: false,
    high: Number.POSITIVE_INFINITY,
    highOpen: false,
  };
  const raise = (number: number, open: boolean) => {
    if (number < range.low || (number === range.low && !open)) return;
    range.low = number;
    range.lowOpen = open;
  };
  const lower = (number: number, open: boolean) => {
    if (number > range.high || (number === range.high && !open)) return;
    range.high = number;
    range.highOpen = open;
  };
  for (const { outcome, comparison } of outcomes.values()) {
    if (comparison?.subject !== subject) continue;
    const { operator, number } = comparison;
    if (operator === '==') {
      if (outcome) raise(number, false);
      if (outcome) lower(number, false);
    } else if ((operator === '>') === outcome) raise(number, outcome);
    else lower(number, outcome);
  }
  return range;
}
