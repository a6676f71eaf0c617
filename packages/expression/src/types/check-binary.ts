import { printExpression } from '../syntax/print.ts';
import type { Binary, Expression } from '../syntax/tree.ts';
import { alwaysTrueMessage, checkCondition, isMeasurable } from './check-condition.ts';
import { reportOperand } from './check-operand.ts';
import type { Checker } from './checker.ts';
import { truthOf, withTruth } from './coercions.ts';
import type { Environment } from './environment.ts';
import { formatType } from './format-type.ts';
import { assume, narrow } from './narrow.ts';
import {
  binaryOutcome,
  type ComputingOperator,
  isBitOperator,
  isComparing,
  isFraction,
  isText,
} from './operator-types.ts';
import { isRepeatable } from './repeatable.ts';
import { reportLambda } from './report-lambda.ts';
import { withParentheses } from './source-text.ts';
import { literalType, neverType, nullType, type Type, unknownType } from './type.ts';
import { filterOptions, optionsOf, unionType } from './union.ts';

/** Follows the left operands in a loop, since a chain may be longer than the host's stack allows. */
export function checkBinary(node: Binary, environment: Environment, checker: Checker): Type {
  const chain: Binary[] = [];
  let first: Expression = node;
  while (first.kind === 'binary') {
    chain.push(first);
    first = first.left;
  }
  let left = checker.check(first, environment);
  let carried: { operator: string; environment: Environment } | undefined;
  for (const link of chain.reverse()) {
    if (isLogical(link)) {
      // In `a && b && c`, what `a` tells is known already when `b` is looked at.
      const known = carried?.operator === link.operator ? carried.environment : undefined;
      const source = known === undefined ? link.left : (link.left as Binary).right;
      const inner = afterLeft(link, source, left, known ?? environment, checker);
      carried = { operator: link.operator, environment: inner };
      left = checkLogical(link, left, checker.check(link.right, inner), checker);
    } else {
      carried = undefined;
      left = checkComputation(link, left, checker.check(link.right, environment), checker);
    }
    checker.record(link, left, environment);
  }
  return left;
}

type Logical = Binary & { readonly operator: '&&' | '||' | '??' };

function isLogical(node: Binary): node is Logical {
  return node.operator === '&&' || node.operator === '||' || node.operator === '??';
}

/** What is known where the right operand is evaluated. */
function afterLeft(
  node: Logical,
  source: Expression,
  left: Type,
  environment: Environment,
  checker: Checker,
): Environment {
  if (node.operator === '??') {
    if (left.kind !== 'unknown' && !optionsOf(left).some(({ kind }) => kind === 'null' || kind === 'unknown')) {
      return environment.unreachable();
    }
    return assume(source, nullType, environment, checker);
  }
  const wanted = node.operator === '&&';
  const truth = truthOf(left);
  if (truth !== undefined && truth !== wanted && optionsOf(left).length > 0) return environment.unreachable();
  return narrow(source, wanted, environment, checker);
}

function checkLogical(node: Logical, left: Type, right: Type, checker: Checker): Type {
  switch (node.operator) {
    case '??':
      checkDefault(node, left, checker);
      return unionType(
        filterOptions(left, ({ kind }) => kind !== 'null'),
        right,
      );
    case '&&':
      if (checkLogicalOperand(node, left, checker)) return right;
      return unionType(withTruth(left, false), right);
    case '||':
      if (checkLogicalOperand(node, left, checker)) return right;
      return unionType(withTruth(left, true), right);
  }
}

/** Answers whether the operand is surely a lambda, which is an error. */
function checkLogicalOperand(node: Logical, left: Type, checker: Checker): boolean {
  if (reportLambda(node.left, left, checker)) return true;
  if (node.operator === '||' && isMeasurable(left)) reportTextDefault(node, left, checker);
  else if (node.operator === '||' && isTextOrNull(left)) suggestNullDefault(node, checker);
  else checkCondition(node.left, left, checker);
  return false;
}

function isTextOrNull(type: Type): boolean {
  const kinds = optionsOf(type).map(({ kind }) => kind);
  return kinds.length === 2 && kinds.includes('string') && kinds.includes('null');
}

/** `text || "default"`, as in JavaScript, where an empty text is false. */
function reportTextDefault(node: Logical, left: Type, checker: Checker): void {
  if (checker.inInstance) return;
  const { source } = checker;
  const outer = withParentheses(source, node.left);
  const right = withParentheses(source, node.right);
  const text = source.slice(outer.start, outer.end);
  const fallback = source.slice(right.start, right.end);
  checker.warning('always-true-value', `${alwaysTrueMessage(left)} What follows || is never used.`, node.left, {
    title: 'Test the length',
    edits: [{ start: outer.start, end: right.end, text: `(@std.len(${text}) > 0 ? ${text} : ${fallback})` }],
  });
}

function suggestNullDefault(node: Logical, checker: Checker): void {
  const isPlain = [node.left, node.right].every((side) => side.kind !== 'binary' || !isLogical(side));
  if (!isPlain || checker.profile === 'mosaic') return;
  const { operatorStart: start } = node;
  const outer = {
    start: withParentheses(checker.source, node.left).start,
    end: withParentheses(checker.source, node.right).end,
  };
  checker.info(
    'always-true-value',
    'The default is used for null only; an empty text counts as true. Write ?? to say so.',
    { start, end: start + 2 },
    {
      title: 'Use ??',
      edits: [
        { start: outer.start, end: outer.start, text: '(' },
        { start, end: start + 2, text: '??' },
        { start: outer.end, end: outer.end, text: ')' },
      ],
    },
  );
}

function checkDefault(node: Logical, left: Type, checker: Checker): void {
  const options = optionsOf(left);
  if (options.length === 0 || checker.inInstance) return;
  if (options.every(({ kind }) => kind !== 'null' && kind !== 'unknown')) {
    const end = withParentheses(checker.source, node.right).end;
    const start = withParentheses(checker.source, node.left).end;
    checker.warning(
      'needless-default',
      'The value before ?? is never null, so this default is never used. Remove it.',
      node.right,
      {
        title: 'Remove the default',
        edits: [{ start, end, text: '' }],
      },
    );
  }
}

function checkComputation(node: Binary, left: Type, right: Type, checker: Checker): Type {
  const operator = node.operator as ComputingOperator;
  const { verdict, type } = binaryOutcome(operator, left, right);
  checker.judge(
    verdict,
    () => reportCulprit(node, left, right, true, checker),
    () => reportCulprit(node, left, right, false, checker),
  );
  if (verdict === 'never') return unknownType;
  if (isComparing(operator)) {
    const result = isSameTwice(node) ? literalType(['==', '<=', '>='].includes(operator)) : type;
    reportConstant(node, left, right, result, checker);
    return result;
  }
  if (operator === '/' || operator === '%') reportDivision(node, right, checker);
  return type;
}

/** The operand to blame. What fails only for some of its values isn't the reason of a failure that is certain. */
function reportCulprit(node: Binary, left: Type, right: Type, always: boolean, checker: Checker): void {
  const operator = node.operator as ComputingOperator;
  const choose = always ? Math.min : Math.max;
  const blame = (type: Type) => choose(...optionsOf(type).map((option) => blameOf(option, operator)));
  const isRight = blame(right) > blame(left);
  const [side, type] = isRight ? [node.right, right] : [node.left, left];
  reportOperand(side, type, operator, always, checker);
}

/** `null` and what can't ever be a number before texts. */
function blameOf(type: Type, operator: ComputingOperator): number {
  if (type.kind === 'lambda') return 4;
  if (type.kind === 'null') return operator === '==' || operator === '!=' ? 0 : 3;
  if (type.kind === 'array' || type.kind === 'object') return 2;
  return isText(type) || (isFraction(type) && isBitOperator(operator)) ? 1 : 0;
}

/** `a == a`: both sides are the same text, and yield the same. */
function isSameTwice({ left, right }: Binary): boolean {
  if (left.kind !== right.kind || !isRepeatable(left) || !isRepeatable(right)) return false;
  return printExpression(left) === printExpression(right);
}

function reportConstant(node: Binary, left: Type, right: Type, type: Type, checker: Checker): void {
  if (type.kind !== 'literal' || checker.inInstance || left === neverType || right === neverType) return;
  const message = `${reasonOf(node, left, right)}, so this is always ${type.value}. Compare with another value, or remove the test.`;
  checker.warning('constant-comparison', message, node);
}

function reasonOf(node: Binary, left: Type, right: Type): string {
  if (left.kind === 'null' && right.kind === 'null') return 'The value is always null';
  const isNull = (side: Expression) => side.kind === 'constant' && side.value === null;
  if (isNull(node.left) || isNull(node.right)) return 'The value is never null';
  if (isSameTwice(node)) return 'Both sides are the same';
  const known = isWritten(node.left) ? right : isWritten(node.right) ? left : undefined;
  const values =
    known === undefined ? [] : optionsOf(known).map((one) => (one.kind === 'literal' ? formatType(one) : ''));
  if (values.length === 0 || values.includes('') || (isWritten(node.left) && isWritten(node.right))) {
    return 'These values can only have one result';
  }
  return `The value is always ${values.join(' or ')} here`;
}

/** True for a value that is written where it stands. */
function isWritten({ kind }: Expression): boolean {
  return kind === 'string' || kind === 'number' || kind === 'constant';
}

function reportDivision(node: Binary, right: Type, checker: Checker): void {
  if (right.kind !== 'literal' || (right.value !== 0 && right.value !== false)) return;
  checker.error('division-by-zero', 'Division by zero is an error. Use another divisor.', node.right);
}
