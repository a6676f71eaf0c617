import { printExpression } from '../syntax/print.ts';
import type { Expression } from '../syntax/tree.ts';

/** A comparison of something with a number: `amount > 1000`. */
export interface Comparison {
  /** The text of what is compared. */
  readonly subject: string;
  readonly operator: '>' | '<' | '==';
  readonly number: number;
  /** The subject is never below it, whatever was found out about it. */
  readonly least: number;
}

const swapped = { '>': '<', '<': '>', '==': '==' } as const;

/** Reads a comparison with a number on one of its sides, as it is or the other way round. */
export function comparisonOf(
  operator: Comparison['operator'],
  left: Expression,
  right: Expression,
): Comparison | undefined {
  const [leftNumber, rightNumber] = [numberOf(left), numberOf(right)];
  if (rightNumber !== undefined && leftNumber === undefined) return comparison(left, operator, rightNumber);
  if (leftNumber === undefined || rightNumber !== undefined) return undefined;
  return comparison(right, swapped[operator], leftNumber);
}

function comparison(subject: Expression, operator: Comparison['operator'], number: number): Comparison {
  return { subject: printExpression(subject), operator, number, least: leastOf(subject) };
}

/** What a function yields at least that counts, or that looks for a value. */
function leastOf(subject: Expression): number {
  if (subject.kind !== 'call') return Number.NEGATIVE_INFINITY;
  if (subject.name === 'std.len') return 0;
  const isSearch = subject.name === 'std.find' || subject.name === 'std.rfind';
  const wanted = subject.args[1]?.kind;
  return isSearch && (wanted === 'string' || wanted === 'number') ? -1 : Number.NEGATIVE_INFINITY;
}

function numberOf(tree: Expression): number | undefined {
  if (tree.kind === 'number') return tree.value;
  return tree.kind === 'unary' && tree.operator === '-' && tree.operand.kind === 'number'
    ? -tree.operand.value
    : undefined;
}

/** Where a number lies, by what comparisons found out about it. */
export class NumberBounds {
  #low: number;
  #lowOpen = false;
  #high = Number.POSITIVE_INFINITY;
  #highOpen = false;

  constructor(least = Number.NEGATIVE_INFINITY) {
    this.#low = least;
  }

  /** Takes in how a comparison of the number came out. */
  learn({ operator, number }: Pick<Comparison, 'operator' | 'number'>, outcome: boolean): void {
    if (operator === '==') {
      if (!outcome) return;
      this.#raise(number, false);
      this.#lower(number, false);
    } else if ((operator === '>') === outcome) this.#raise(number, outcome);
    else this.#lower(number, outcome);
  }

  /** How a comparison of the number comes out; undefined if that is open. */
  decide({ operator, number }: Pick<Comparison, 'operator' | 'number'>): boolean | undefined {
    const isAbove = this.#low > number || (this.#low === number && this.#lowOpen);
    const isBelow = this.#high < number || (this.#high === number && this.#highOpen);
    if (operator === '==') return isAbove || isBelow ? false : undefined;
    const [isTrue, isFalse] =
      operator === '>' ? [isAbove, isBelow || this.#high === number] : [isBelow, isAbove || this.#low === number];
    return isTrue ? true : isFalse ? false : undefined;
  }

  #raise(number: number, open: boolean): void {
    if (number < this.#low || (number === this.#low && !open)) return;
    this.#low = number;
    this.#lowOpen = open;
  }

  #lower(number: number, open: boolean): void {
    if (number > this.#high || (number === this.#high && !open)) return;
    this.#high = number;
    this.#highOpen = open;
  }
}
