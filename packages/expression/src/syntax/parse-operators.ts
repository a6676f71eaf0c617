import { parsePostfix } from './parse-postfix.ts';
import type { TokenStream } from './token-stream.ts';
import { type BinaryOperator, binaryPrecedence, type Expression, type UnaryOperator } from './tree.ts';

interface PendingOperator {
  readonly operator: BinaryOperator;
  readonly start: number;
  readonly precedence: number;
}

/**
 * Binary operators by precedence, with explicit stacks: a chain of any length takes no host stack, and only real
 * nesting counts towards the nesting limit.
 */
export function parseBinary(stream: TokenStream): Expression {
  const operands: Expression[] = [];
  const operators: PendingOperator[] = [];
  /** Operands in parentheses, which `??` may be mixed with. */
  const grouped = new Set<Expression>();
  const operand = () => {
    const inParentheses = stream.is('(');
    const expression = parseUnary(stream);
    if (inParentheses) grouped.add(expression);
    operands.push(expression);
  };
  operand();
  for (let pending = pendingOperator(stream); pending !== undefined; pending = pendingOperator(stream)) {
    while ((operators.at(-1)?.precedence ?? 0) >= pending.precedence) reduce(stream, operands, operators, grouped);
    if (pending.operator === '??' && stream.profile === 'mosaic') {
      stream.error("?? isn't part of the Mosaic profile. Use a == null ? b : a.", pending.start, pending.start + 2);
    }
    operators.push(pending);
    stream.next();
    operand();
  }
  while (operators.length > 0) reduce(stream, operands, operators, grouped);
  return operands[0] as Expression;
}

function pendingOperator(stream: TokenStream): PendingOperator | undefined {
  const { token } = stream;
  if (token.kind !== 'punctuator' || !Object.hasOwn(binaryPrecedence, token.text)) return undefined;
  const operator = token.text as BinaryOperator;
  return { operator, start: token.start, precedence: binaryPrecedence[operator] };
}

function reduce(
  stream: TokenStream,
  operands: Expression[],
  operators: PendingOperator[],
  grouped: ReadonlySet<Expression>,
): void {
  const right = operands.pop() as Expression;
  const left = operands.pop() as Expression;
  const { operator, start } = operators.pop() as PendingOperator;
  for (const side of [left, right]) {
    if (side.kind !== 'binary' || grouped.has(side) || !mixesNullDefault(operator, side.operator)) continue;
    stream.error(
      `Put parentheses around one of ${operator} and ${side.operator}: which comes first is easily misread.`,
      start,
      start + operator.length,
    );
  }
  operands.push({
    kind: 'binary',
    operator,
    operatorStart: start,
    left,
    right,
    start: left.start,
    end: right.end,
  });
}

function mixesNullDefault(outer: BinaryOperator, inner: BinaryOperator): boolean {
  const isLogical = (operator: BinaryOperator) => operator === '||' || operator === '&&';
  return (outer === '??' && isLogical(inner)) || (inner === '??' && isLogical(outer));
}

function parseUnary(stream: TokenStream): Expression {
  const operators: { operator: UnaryOperator; start: number }[] = [];
  while (stream.is('-') || stream.is('!') || stream.is('~')) {
    stream.deepen(1);
    const { text, start } = stream.next();
    operators.push({ operator: text as UnaryOperator, start });
  }
  let operand = parsePostfix(stream);
  stream.rise(operators.length);
  for (const { operator, start } of operators.reverse()) {
    operand = { kind: 'unary', operator, operand, start, end: operand.end };
  }
  return operand;
}
