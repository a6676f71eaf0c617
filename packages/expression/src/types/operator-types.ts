import type { UnaryOperator } from '../syntax/tree.ts';
import { numberOrNothing } from '../values/coercion.ts';
import { toDataVerdict, toNumberVerdict, truthOf } from './coercions.ts';
import { couldEqual, surelyEqual } from './equality.ts';
import { allOf, failing, type Outcome, overOptions, succeeding } from './outcome.ts';
import { booleanType, literalType, numberType, stringType, type Type } from './type.ts';
import { optionsOf, unionType, widen } from './union.ts';

/** The binary operators that evaluate both of their operands. */
export type ComputingOperator =
  | ('+' | '-' | '*' | '/' | '%')
  | ('<' | '<=' | '>' | '>=')
  | ('==' | '!=')
  | ('&' | '^' | '|' | '<<' | '>>');

/** More pairs of options than this are looked at without their literals. */
const maximumPairs = 64;

/** What a binary operator comes to on two types: each option of the left with each of the right. */
export function binaryOutcome(operator: ComputingOperator, left: Type, right: Type): Outcome {
  if (operator === '==' || operator === '!=') return equalityOutcome(operator, left, right);
  const tooMany = optionsOf(left).length * optionsOf(right).length > maximumPairs;
  const leftType = tooMany ? widen(left) : left;
  const rightType = tooMany ? widen(right) : right;
  return overOptions(leftType, (one) => overOptions(rightType, (other) => pairOutcome(operator, one, other)));
}

function pairOutcome(operator: ComputingOperator, left: Type, right: Type): Outcome {
  switch (operator) {
    case '+':
      return addition(left, right);
    case '*':
      return multiplication(left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordering(operator, left, right);
    case '-':
    case '/':
    case '%':
      return numeric(left, right, numberType);
    default:
      return isFraction(left) || isFraction(right) ? failing : numeric(left, right, numberType);
  }
}

function numeric(left: Type, right: Type, type: Type): Outcome {
  const verdict = allOf(toNumberVerdict(left), toNumberVerdict(right));
  return verdict === 'never' ? failing : { verdict, type };
}

/** Two texts by code units, anything else as numbers. Of two values that are known, the result is as well. */
function ordering(operator: '<' | '<=' | '>' | '>=', left: Type, right: Type): Outcome {
  const outcome = isText(left) && isText(right) ? succeeding(booleanType) : numeric(left, right, booleanType);
  if (left.kind !== 'literal' || right.kind !== 'literal' || outcome.verdict !== 'always') return outcome;
  const isOfTexts = isText(left) && isText(right);
  const one = isOfTexts ? left.value : (numberOrNothing(left.value) ?? 0);
  const other = isOfTexts ? right.value : (numberOrNothing(right.value) ?? 0);
  const isTrue = { '<': one < other, '<=': one <= other, '>': one > other, '>=': one >= other }[operator];
  return succeeding(literalType(isTrue));
}

function addition(left: Type, right: Type): Outcome {
  if (left.kind === 'lambda' || right.kind === 'lambda') return failing;
  if (isText(left) || isText(right)) return succeeding(stringType);
  if (left.kind !== 'unknown' && right.kind !== 'unknown') return numeric(left, right, numberType);
  // An unknown value that is a text takes any other as text.
  const asNumbers = numeric(left, right, numberType);
  return { verdict: 'unknown', type: unionType(stringType, asNumbers.type) };
}

function multiplication(left: Type, right: Type): Outcome {
  const asNumbers = numeric(left, right, numberType);
  const repeats = isCount(right);
  if (!isText(left) && left.kind !== 'unknown') return asNumbers;
  if (left.kind === 'unknown') {
    return repeats === 'never'
      ? asNumbers
      : { verdict: asNumbers.verdict === 'never' ? 'never' : 'unknown', type: unionType(stringType, numberType) };
  }
  if (repeats === 'always') return succeeding(stringType);
  if (repeats === 'never') return asNumbers;
  return {
    verdict: repeats === 'unknown' ? 'unknown' : 'sometimes',
    type: unionType(stringType, asNumbers.type),
  };
}

/** Whether a value says how often to repeat a text: a whole number from 0. */
function isCount(type: Type): Outcome['verdict'] {
  if (type.kind === 'literal') {
    return typeof type.value === 'number' && Number.isInteger(type.value) && type.value >= 0 ? 'always' : 'never';
  }
  if (type.kind === 'unknown') return 'unknown';
  return type.kind === 'number' ? 'sometimes' : 'never';
}

function equalityOutcome(operator: '==' | '!=', left: Type, right: Type): Outcome {
  const verdict = allOf(toDataVerdict(left), toDataVerdict(right));
  if (verdict === 'never') return failing;
  if (surelyEqual(left, right)) return { verdict, type: literalType(operator === '==') };
  return { verdict, type: couldEqual(left, right) ? booleanType : literalType(operator === '!=') };
}

export function unaryOutcome(operator: UnaryOperator, operand: Type): Outcome {
  return overOptions(operand, (option) => {
    if (operator === '!') {
      if (option.kind === 'lambda') return failing;
      const truth = truthOf(option);
      return succeeding(truth === undefined ? booleanType : literalType(!truth));
    }
    if (operator === '-' && option.kind === 'literal' && typeof option.value === 'number') {
      return succeeding(literalType(0 - option.value));
    }
    if (operator === '~' && isFraction(option)) return failing;
    const verdict = toNumberVerdict(option);
    return verdict === 'never' ? failing : { verdict, type: numberType };
  });
}

export function isText(type: Type): boolean {
  return type.kind === 'string' || (type.kind === 'literal' && typeof type.value === 'string');
}

/** A number that isn't a whole one of 32 bits. */
export function isFraction(type: Type): boolean {
  return type.kind === 'literal' && typeof type.value === 'number' && (type.value | 0) !== type.value;
}

/** The operators whose result is true or false. */
export type ComparingOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';

export function isComparing(operator: string): operator is ComparingOperator {
  return ['<', '<=', '>', '>=', '==', '!='].includes(operator);
}

/** Whether an operator takes whole numbers of 32 bits only. */
export function isBitOperator(operator: ComputingOperator): boolean {
  return ['&', '^', '|', '<<', '>>'].includes(operator);
}
