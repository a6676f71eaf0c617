import type { Value } from '../../values/value.ts';
import { parseSegments } from './parse.ts';
import type { Scanner } from './scanner.ts';
import { type Comparable, type ComparisonOperator, type FunctionCall, isSingular, type Logical } from './tree.ts';

const operators: readonly ComparisonOperator[] = ['==', '!=', '<=', '>=', '<', '>'];
/** Deepest nesting of filters, parentheses and calls. */
const maximumDepth = 50;
/** Kinds of what a function takes: one value, or the nodes of a query (RFC 9535 §2.4). */
const signatures: Readonly<Record<FunctionCall['name'], readonly ('value' | 'nodes')[]>> = {
  length: ['value'],
  count: ['nodes'],
  value: ['nodes'],
  match: ['value', 'value'],
  search: ['value', 'value'],
};

/** `a && b || c` (RFC 9535 §2.3.5). */
export function parseLogical(scanner: Scanner, depth: number): Logical {
  if (depth > maximumDepth) scanner.fail();
  const parts = parseChain(scanner, '||', () => {
    const inner = parseChain(scanner, '&&', () => parseBasic(scanner, depth));
    return inner.length === 1 ? (inner[0] as Logical) : { kind: 'and', parts: inner };
  });
  return parts.length === 1 ? (parts[0] as Logical) : { kind: 'or', parts };
}

function parseChain(scanner: Scanner, operator: string, parsePart: () => Logical): Logical[] {
  const parts = [parsePart()];
  for (;;) {
    const end = scanner.at;
    scanner.blanks();
    if (!scanner.take(operator)) {
      scanner.at = end;
      return parts;
    }
    scanner.blanks();
    parts.push(parsePart());
  }
}

function parseBasic(scanner: Scanner, depth: number): Logical {
  if (scanner.take('!')) {
    scanner.blanks();
    return { kind: 'not', part: scanner.sees('(') ? parseParenthesized(scanner, depth) : parseTest(scanner, depth) };
  }
  return scanner.sees('(') ? parseParenthesized(scanner, depth) : parseComparisonOrTest(scanner, depth);
}

function parseParenthesized(scanner: Scanner, depth: number): Logical {
  scanner.expect('(');
  scanner.blanks();
  const inner = parseLogical(scanner, depth + 1);
  scanner.blanks();
  scanner.expect(')');
  return inner;
}

function parseTest(scanner: Scanner, depth: number): Logical {
  return asTest(scanner, parseOperand(scanner, depth));
}

function asTest(scanner: Scanner, operand: Comparable): Logical {
  if (operand.kind === 'query') return { kind: 'exists', query: operand.query };
  if (operand.kind === 'call' && isTruth(operand.call)) return { kind: 'call', call: operand.call };
  return scanner.fail();
}

function parseComparisonOrTest(scanner: Scanner, depth: number): Logical {
  const left = parseOperand(scanner, depth);
  const end = scanner.at;
  scanner.blanks();
  const operator = operators.find((candidate) => scanner.take(candidate));
  if (operator === undefined) {
    scanner.at = end;
    return asTest(scanner, left);
  }
  scanner.blanks();
  const right = parseOperand(scanner, depth);
  if (!hasOneValue(left) || !hasOneValue(right)) scanner.fail();
  return { kind: 'comparison', operator, left, right };
}

function isTruth({ name }: FunctionCall): boolean {
  return name === 'match' || name === 'search';
}

function hasOneValue(operand: Comparable): boolean {
  if (operand.kind === 'query') return isSingular(operand.query);
  return operand.kind === 'literal' || !isTruth(operand.call);
}

function parseOperand(scanner: Scanner, depth: number): Comparable {
  if (scanner.take('@')) {
    return { kind: 'query', query: { root: 'current', segments: parseSegments(scanner, depth) } };
  }
  if (scanner.take('$')) {
    return { kind: 'query', query: { root: 'document', segments: parseSegments(scanner, depth) } };
  }
  const name = scanner.functionName();
  if (name !== undefined) return { kind: 'call', call: parseCall(scanner, name, depth) };
  return { kind: 'literal', value: parseLiteral(scanner) };
}

function parseLiteral(scanner: Scanner): Value {
  if (scanner.take('true')) return true;
  if (scanner.take('false')) return false;
  if (scanner.take('null')) return null;
  return scanner.string() ?? scanner.number() ?? scanner.fail();
}

function parseCall(scanner: Scanner, name: string, depth: number): FunctionCall {
  if (depth > maximumDepth || !Object.hasOwn(signatures, name)) scanner.fail();
  const wanted = signatures[name as FunctionCall['name']];
  const args: Comparable[] = [];
  scanner.expect('(');
  for (const kind of wanted) {
    if (args.length > 0) scanner.expect(',');
    scanner.blanks();
    const arg = parseOperand(scanner, depth + 1);
    if (kind === 'value' ? !hasOneValue(arg) : arg.kind !== 'query') scanner.fail();
    args.push(arg);
    scanner.blanks();
  }
  scanner.expect(')');
  return { name: name as FunctionCall['name'], args };
}
