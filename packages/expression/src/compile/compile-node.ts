import { ExpressionError } from '../errors.ts';
import type { Conditional, Expression, Try, Unary, Variable } from '../syntax/tree.ts';
import { truthValue } from '../values/coercion.ts';
import type { Value } from '../values/value.ts';
import { located, negate, toInteger32 } from './arithmetic.ts';
import type { Code } from './code.ts';
import { compileBinary } from './compile-binary.ts';
import { compileCall, compileInvocation } from './compile-call.ts';
import { compileArray, compileObject, compileTemplate } from './compile-constructor.ts';
import { compileLambda, compileLet } from './compile-let.ts';
import { compileAccess } from './compile-member.ts';
import type { CompiledNode } from './compiled-node.ts';
import { type Compiler, constantNode } from './compiler.ts';
import type { Scope } from './scope.ts';

/** Turns a tree without errors into a closure. */
export function compileNode(tree: Expression, scope: Scope, compiler: Compiler): CompiledNode {
  switch (tree.kind) {
    case 'number':
    case 'string':
    case 'constant':
      return constantNode(tree.value);
    case 'variable':
      return compileVariable(tree, scope, compiler);
    case 'template':
      return compileTemplate(tree, scope, compiler);
    case 'array':
      return compileArray(tree, scope, compiler);
    case 'object':
      return compileObject(tree, scope, compiler);
    case 'member':
    case 'subscript':
      return compileAccess(tree, scope, compiler);
    case 'let':
      return compileLet(tree, scope, compiler);
    case 'lambda':
      return compileLambda(tree, scope, compiler);
    case 'try':
      return compileTry(tree, scope, compiler);
    case 'conditional':
      return compileConditional(tree, scope, compiler);
    case 'unary':
      return compileUnary(tree, scope, compiler);
    case 'binary':
      return compileBinary(tree, scope, compiler);
    case 'call':
      return compileCall(tree, scope, compiler);
    case 'invocation':
      return compileInvocation(tree, scope, compiler);
    case 'error':
      throw new ExpressionError('E_PARSE', 'The expression is incomplete.', tree);
  }
}

function compileVariable(tree: Variable, scope: Scope, compiler: Compiler): CompiledNode {
  const { name } = tree;
  const binding = scope.find(name);
  if (binding?.constant !== undefined) return constantNode(binding.constant.value);
  if (binding !== undefined) {
    const slot = scope.frame.slotOf(binding);
    return compiler.node((_run, locals) => locals[slot] as Value, [], false);
  }
  compiler.freeVariables.add(name);
  const slot = compiler.slots.get(name);
  const undefinedVariable = () => new ExpressionError('E_UNDEFINED', `There is no variable named "${name}".`, tree);
  if (slot === undefined) {
    return compiler.node(
      () => {
        throw undefinedVariable();
      },
      [],
      false,
    );
  }
  return compiler.node(
    (run) => {
      const value = run.variables[slot];
      if (value === undefined) throw undefinedVariable();
      return value;
    },
    [],
    false,
  );
}

const errorCost = 8;

function compileTry(tree: Try, scope: Scope, compiler: Compiler): CompiledNode {
  const body = compileNode(tree.body, scope, compiler);
  const alternate = compileNode(tree.alternate, scope, compiler);
  if (body.constant !== undefined) return body;
  const code: Code = (run, locals) => {
    const { depth } = run;
    try {
      return body.code(run, locals);
    } catch (error) {
      if (!(error instanceof ExpressionError) || error.code === 'E_LIMIT') throw error;
      run.depth = depth;
      // An error is made, thrown and caught, which takes longer than most nodes.
      run.charge(errorCost);
    }
    return alternate.code(run, locals);
  };
  return compiler.node(code, [body, alternate], false);
}

function compileConditional(tree: Conditional, scope: Scope, compiler: Compiler): CompiledNode {
  const test = compileNode(tree.test, scope, compiler);
  const consequent = compileNode(tree.consequent, scope, compiler);
  const alternate = compileNode(tree.alternate, scope, compiler);
  const code: Code = (run, locals) => {
    const value = test.code(run, locals);
    const holds = typeof value === 'boolean' ? value : truth(value, tree.test);
    return holds ? consequent.code(run, locals) : alternate.code(run, locals);
  };
  return compiler.node(code, [test, consequent, alternate]);
}

function truth(value: Value, node: Expression): boolean {
  try {
    return truthValue(value);
  } catch (error) {
    throw located(error, node);
  }
}

function compileUnary(tree: Unary, scope: Scope, compiler: Compiler): CompiledNode {
  const { operator } = tree;
  const operand = compileNode(tree.operand, scope, compiler);
  const code: Code = (run, locals) => {
    const value = operand.code(run, locals);
    try {
      if (operator === '!') return !truthValue(value);
      return operator === '-' ? negate(value, run) : ~toInteger32(value, run);
    } catch (error) {
      throw located(error, tree);
    }
  };
  return compiler.node(code, [operand]);
}
