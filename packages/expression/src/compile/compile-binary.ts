import type { Binary, BinaryOperator, Expression } from '../syntax/tree.ts';
import { truthValue } from '../values/coercion.ts';
import { equals } from '../values/equality.ts';
import type { Value } from '../values/value.ts';
import {
  add,
  type BinaryOperation,
  divide,
  located,
  modulo,
  multiply,
  order,
  subtract,
  toInteger32,
} from './arithmetic.ts';
import type { Code } from './code.ts';
import { compileNode } from './compile-node.ts';
import type { CompiledNode } from './compiled-node.ts';
import type { Compiler } from './compiler.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

const operations: Record<Exclude<BinaryOperator, '&&' | '||' | '??'>, BinaryOperation> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': modulo,
  '<': (left, right, run) => order(left, right, run) < 0,
  '<=': (left, right, run) => order(left, right, run) <= 0,
  '>': (left, right, run) => order(left, right, run) > 0,
  '>=': (left, right, run) => order(left, right, run) >= 0,
  '==': equals,
  '!=': (left, right, run) => !equals(left, right, run),
  '&': (left, right, run) => toInteger32(left, run) & toInteger32(right, run),
  '^': (left, right, run) => toInteger32(left, run) ^ toInteger32(right, run),
  '|': (left, right, run) => toInteger32(left, run) | toInteger32(right, run),
  '<<': (left, right, run) => toInteger32(left, run) << toInteger32(right, run),
  '>>': (left, right, run) => toInteger32(left, run) >> toInteger32(right, run),
};

/** Follows the left operands in a loop, since a chain may be longer than the host's stack allows. */
export function compileBinary(tree: Binary, scope: Scope, compiler: Compiler): CompiledNode {
  const chain: Binary[] = [];
  let first: Expression = tree;
  while (first.kind === 'binary') {
    chain.push(first);
    first = first.left;
  }
  let left = compileNode(first, scope, compiler);
  if (chain.length <= longestNested) {
    for (const node of chain.reverse()) {
      const right = compileNode(node.right, scope, compiler);
      left = compiler.node(combineWithConstant(node, left.code, right) ?? combine(node, left.code, right.code), [
        left,
        right,
      ]);
    }
    return left;
  }
  return compileLongChain(chain.reverse(), left, scope, compiler);
}

/** Chains up to this length become nested closures, which are faster; longer ones a loop. */
const longestNested = 32;

function compileLongChain(chain: Binary[], first: CompiledNode, scope: Scope, compiler: Compiler): CompiledNode {
  const parts = [first];
  const links = chain.map((node) => {
    const right = compileNode(node.right, scope, compiler);
    parts.push(right);
    return link(node, right.code);
  });
  const start = first.code;
  const code: Code = (run, locals) => {
    let value = start(run, locals);
    for (const next of links) value = next(value, run, locals);
    return value;
  };
  return compiler.node(code, parts);
}

type Link = (left: Value, run: Run, locals: Value[]) => Value;

function link(node: Binary, right: Code): Link {
  switch (node.operator) {
    case '&&':
      return (left, run, locals) => (truth(left, node.left) ? right(run, locals) : left);
    case '||':
      return (left, run, locals) => (truth(left, node.left) ? left : right(run, locals));
    case '??':
      return (left, run, locals) => (left === null ? right(run, locals) : left);
    default: {
      const operation = operations[node.operator];
      return (left, run, locals) => apply(operation, left, right(run, locals), run, node);
    }
  }
}

function apply(operation: BinaryOperation, left: Value, right: Value, run: Run, node: Binary): Value {
  try {
    return operation(left, right, run);
  } catch (error) {
    throw located(error, node);
  }
}

function truth(value: Value, node: Expression): boolean {
  if (typeof value === 'boolean') return value;
  try {
    return truthValue(value);
  } catch (error) {
    throw located(error, node);
  }
}

const bothNumbers = (left: Value, right: Value): boolean => typeof left === 'number' && typeof right === 'number';

/** The usual `x / 1000`, `x > 18` and `x == "text"`: nothing has to be evaluated on the right. */
function combineWithConstant(node: Binary, left: Code, right: CompiledNode): Code | undefined {
  const constant = right.constant?.value;
  if (typeof constant === 'number') return combineWithNumber(node, left, constant);
  if (typeof constant === 'string' && node.operator === '==') {
    return (run, locals) => {
      const value = left(run, locals);
      return typeof value === 'string' ? value === constant : apply(equals, value, constant, run, node);
    };
  }
  return undefined;
}

function combineWithNumber(node: Binary, left: Code, constant: number): Code | undefined {
  switch (node.operator) {
    case '>':
      return (run, locals) => {
        const value = left(run, locals);
        return typeof value === 'number' ? value > constant : apply(operations['>'], value, constant, run, node);
      };
    case '>=':
      return (run, locals) => {
        const value = left(run, locals);
        return typeof value === 'number' ? value >= constant : apply(operations['>='], value, constant, run, node);
      };
    case '==':
      return (run, locals) => {
        const value = left(run, locals);
        return typeof value === 'number' ? value === constant : apply(equals, value, constant, run, node);
      };
    case '/':
      return (run, locals) => {
        const value = left(run, locals);
        if (typeof value === 'number' && value !== 0 && (constant > 1 || constant < -1)) return value / constant + 0;
        return apply(divide, value, constant, run, node);
      };
    default:
      return undefined;
  }
}

/** Two numbers are handled in place; everything else goes to the general operation. */
function combine(node: Binary, left: Code, right: Code): Code {
  switch (node.operator) {
    case '&&':
      return (run, locals) => {
        const value = left(run, locals);
        return value === true || truth(value, node.left) ? right(run, locals) : value;
      };
    case '||':
      return (run, locals) => {
        const value = left(run, locals);
        return value !== false && truth(value, node.left) ? value : right(run, locals);
      };
    case '??':
      return (run, locals) => {
        const value = left(run, locals);
        return value === null ? right(run, locals) : value;
      };
    case '<':
      return (run, locals) => {
        const a = left(run, locals);
        const b = right(run, locals);
        return bothNumbers(a, b) ? (a as number) < (b as number) : apply(operations['<'], a, b, run, node);
      };
    case '<=':
      return (run, locals) => {
        const a = left(run, locals);
        const b = right(run, locals);
        return bothNumbers(a, b) ? (a as number) <= (b as number) : apply(operations['<='], a, b, run, node);
      };
    case '>':
      return (run, locals) => {
        const a = left(run, locals);
        const b = right(run, locals);
        return bothNumbers(a, b) ? (a as number) > (b as number) : apply(operations['>'], a, b, run, node);
      };
    case '>=':
      return (run, locals) => {
        const a = left(run, locals);
        const b = right(run, locals);
        return bothNumbers(a, b) ? (a as number) >= (b as number) : apply(operations['>='], a, b, run, node);
      };
    case '/':
      return (run, locals) => {
        const a = left(run, locals);
        const b = right(run, locals);
        if (typeof a === 'number' && typeof b === 'number') {
          const quotient = a / b;
          if (b !== 0 && quotient !== 0 && Number.isFinite(quotient)) return quotient;
        }
        return apply(divide, a, b, run, node);
      };
    case '+':
      return (run, locals) => {
        const a = left(run, locals);
        const b = right(run, locals);
        if (typeof a === 'number' && typeof b === 'number') {
          const sum = a + b;
          if (Number.isFinite(sum)) return sum;
        }
        return apply(add, a, b, run, node);
      };
    default: {
      const operation = operations[node.operator];
      return (run, locals) => {
        const a = left(run, locals);
        return apply(operation, a, right(run, locals), run, node);
      };
    }
  }
}
