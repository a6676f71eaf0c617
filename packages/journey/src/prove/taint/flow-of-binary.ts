import type { BinaryOperator, Value } from '@waymark/expression';
import { bothFacts, eitherFacts, type Facts, listedFact, NO_FACTS } from './facts.ts';
import {
  allLabels,
  constantValue,
  type FlowValue,
  joinValues,
  leaf,
  scalar,
  withFacts,
  withLabels,
} from './flow-value.ts';
import { influenceOf } from './influence.ts';
import { joinLabels } from './label.ts';
import { concatTexts, constantText } from './redirect-text.ts';

/** The result of an operator, with what its being true or false says of the operands. */
export function flowOfBinary(operator: BinaryOperator, left: FlowValue, right: FlowValue): FlowValue {
  switch (operator) {
    case '+':
      return sum(left, right);
    case '&&':
      return {
        ...withLabels(joinValues(left, right), influenceOf(left)),
        whenTrue: bothFacts(left.whenTrue, right.whenTrue),
        whenFalse: eitherFacts(left.whenFalse, right.whenFalse),
      };
    case '||':
      return {
        ...withLabels(joinValues(left, right), influenceOf(left)),
        whenTrue: eitherFacts(left.whenTrue, right.whenTrue),
        whenFalse: bothFacts(left.whenFalse, right.whenFalse),
      };
    case '??':
      return withLabels(joinValues(left, right), influenceOf(left));
    case '==':
      return withFacts(compared(left, right), {
        whenTrue: factsOfEquality(left, right),
        whenFalse: factsOfInequality(left, right),
      });
    case '!=':
      return withFacts(compared(left, right), {
        whenTrue: factsOfInequality(left, right),
        whenFalse: factsOfEquality(left, right),
      });
    case '<':
    case '<=':
    case '>':
    case '>=':
      return withFacts(compared(left, right), { whenTrue: bothFacts(left.whenSet, right.whenSet) });
    default:
      return operator === '*' ? leaf(both(left, right)) : scalar(both(left, right));
  }
}

const both = (left: FlowValue, right: FlowValue) => joinLabels(allLabels(left), allLabels(right));

/** A comparison tells which of two values is larger, and neither of them. */
const compared = (left: FlowValue, right: FlowValue) => scalar(joinLabels(influenceOf(left), influenceOf(right)));

function sum(left: FlowValue, right: FlowValue): FlowValue {
  const a = left.constant?.value;
  const b = right.constant?.value;
  if (typeof a === 'number' && typeof b === 'number') return constantValue(a + b);
  if (isTextual(a) && isTextual(b) && (typeof a === 'string' || typeof b === 'string')) {
    return constantValue(String(a) + String(b));
  }
  const text = concatTexts(textPart(left), textPart(right));
  return { ...leaf(both(left, right)), text };
}

const isTextual = (value: Value | undefined): value is string | number | boolean | null =>
  value !== undefined && (typeof value !== 'object' || value === null);

const textPart = ({ constant, text }: FlowValue) =>
  constant !== undefined && isTextual(constant.value) ? constantText(String(constant.value)) : text;

/** Equal to something that the caller didn't choose: then it is no longer the caller's choice. */
function factsOfEquality(left: FlowValue, right: FlowValue): Facts {
  return bothFacts(
    bothFacts(chosenBy(left, right), chosenBy(right, left)),
    bothFacts(knownIfEqual(left, right), knownIfEqual(right, left)),
  );
}

const chosenBy = (value: FlowValue, other: FlowValue): Facts =>
  value.identity !== undefined && value.constant === undefined && isTrusted(other)
    ? new Set([listedFact(value.identity)])
    : NO_FACTS;

/** Whether the caller has no say in it. */
export function isTrusted(value: FlowValue): boolean {
  for (const { kind } of allLabels(value).values()) {
    if (kind === 'caller-input' || kind === 'unverified-claims') return false;
  }
  return true;
}

function knownIfEqual(value: FlowValue, { constant }: FlowValue): Facts {
  if (constant === undefined || constant.value === null) return NO_FACTS;
  if (constant.value === true) return bothFacts(value.whenTrue, value.whenSet);
  if (constant.value === false) return bothFacts(value.whenFalse, value.whenSet);
  return value.whenSet;
}

/** Not equal to null, not equal to false. */
function factsOfInequality(left: FlowValue, right: FlowValue): Facts {
  return bothFacts(knownIfUnequal(left, right), knownIfUnequal(right, left));
}

function knownIfUnequal(value: FlowValue, { constant }: FlowValue): Facts {
  if (constant?.value === null) return value.whenSet;
  return NO_FACTS;
}
