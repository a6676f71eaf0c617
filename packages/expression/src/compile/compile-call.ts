import { ExpressionError } from '../errors.ts';
import { findFunction } from '../functions/catalogue.ts';
import type { FunctionDefinition, Implementation } from '../functions/function-definition.ts';
import { faultOfArgumentCount } from '../functions/function-definition.ts';
import { suggestFunction } from '../functions/suggest-function.ts';
import { undocumentedCall } from '../mosaic/undocumented-call.ts';
import type { Call, Expression, Invocation } from '../syntax/tree.ts';
import { describeType } from '../values/kinds.ts';
import { Lambda } from '../values/lambda.ts';
import type { Value } from '../values/value.ts';
import { located } from './arithmetic.ts';
import type { Code } from './code.ts';
import { compileNode } from './compile-node.ts';
import type { CompiledNode } from './compiled-node.ts';
import { type Compiler, constantNode } from './compiler.ts';
import type { Scope } from './scope.ts';

const webRequestPrefix = 'webrequests.';

export function compileCall(tree: Call, scope: Scope, compiler: Compiler): CompiledNode {
  compiler.calls.add(tree.name);
  const args = tree.args.map((arg) => compileNode(arg, scope, compiler));
  if (tree.name.startsWith(webRequestPrefix)) return compileWebRequest(tree, args, compiler);
  const definition = findFunction(tree.name);
  if (definition === undefined) {
    const { message, fix } = suggestFunction(tree.name, tree.nameStart, tree.nameEnd, tree.args.length);
    const range = { start: tree.nameStart, end: tree.nameEnd };
    compiler.diagnostics.push({
      severity: 'error',
      code: 'E_UNKNOWN_FUNCTION',
      message,
      ...range,
      ...(fix && { fix }),
    });
    return constantNode(null);
  }
  if (definition.extension === true && compiler.profile === 'mosaic') {
    compiler.diagnostics.push(undocumentedCall(tree));
    return constantNode(null);
  }
  if (!arityFits(definition, tree, compiler)) return constantNode(null);
  compiler.makesContainers ||= definition.makesContainer === true;
  // A lambda as argument isn't constant, so calls that take one are never evaluated in advance.
  return compiler.node(callCode(definition.implementation, args, tree), args, definition.impure !== true);
}

function arityFits(definition: FunctionDefinition, tree: Call, compiler: Compiler): boolean {
  const message = faultOfArgumentCount(definition, tree.args.length);
  if (message === undefined) return true;
  compiler.diagnostics.push({ severity: 'error', code: 'E_ARITY', message, start: tree.start, end: tree.end });
  return false;
}

/** Calls with up to three arguments need no list for them. */
function callCode(implementation: Implementation, args: readonly CompiledNode[], tree: Call): Code {
  const [first, second, third] = args.map(({ code }) => code) as [Code, Code, Code];
  switch (args.length) {
    case 0:
      return (run) => {
        try {
          return implementation(run);
        } catch (error) {
          throw locatedCall(error, tree);
        }
      };
    case 1:
      return (run, locals) => {
        const a = first(run, locals);
        try {
          return implementation(run, a);
        } catch (error) {
          throw locatedCall(error, tree);
        }
      };
    case 2:
      if (args[1]?.constant !== undefined) return withConstant(implementation, first, args[1].constant.value, tree);
      return (run, locals) => {
        const a = first(run, locals);
        const b = second(run, locals);
        try {
          return implementation(run, a, b);
        } catch (error) {
          throw locatedCall(error, tree);
        }
      };
    case 3:
      return (run, locals) => {
        const a = first(run, locals);
        const b = second(run, locals);
        const c = third(run, locals);
        try {
          return implementation(run, a, b, c);
        } catch (error) {
          throw locatedCall(error, tree);
        }
      };
    default:
      return (run, locals) => {
        const values = args.map(({ code }) => code(run, locals));
        try {
          return implementation(run, ...values);
        } catch (error) {
          throw locatedCall(error, tree);
        }
      };
  }
}

/** The usual `@std.contains(x, "text")`: nothing has to be evaluated for the second argument. */
function withConstant(implementation: Implementation, first: Code, second: Value, tree: Call): Code {
  return (run, locals) => {
    const a = first(run, locals);
    try {
      return implementation(run, a, second);
    } catch (error) {
      throw locatedCall(error, tree);
    }
  };
}

/** An error about one argument points at it, any other at the whole call. */
function locatedCall(error: unknown, tree: Call | Invocation): unknown {
  const argument =
    error instanceof ExpressionError && error.argument !== undefined ? tree.args[error.argument] : undefined;
  return located(error, argument ?? tree);
}

function compileWebRequest(tree: Call, args: readonly CompiledNode[], compiler: Compiler): CompiledNode {
  const name = tree.name.slice(webRequestPrefix.length);
  const code: Code = (run, locals) => {
    const values = args.map((arg, index) => refuseLambda(arg.code(run, locals), tree.args[index] as Expression));
    try {
      return run.callWebRequest(name, values);
    } catch (error) {
      throw located(error, tree);
    }
  };
  return compiler.node(code, args, false);
}

function refuseLambda(value: Value, node: Expression): Value {
  if (value instanceof Lambda) throw new ExpressionError('E_TYPE', "A lambda can't leave the expression.", node);
  return value;
}

/** `@(lambda)(args)`. */
export function compileInvocation(tree: Invocation, scope: Scope, compiler: Compiler): CompiledNode {
  const callee = compileNode(tree.callee, scope, compiler);
  const args = tree.args.map((arg) => compileNode(arg, scope, compiler));
  const [first, second] = args.map(({ code }) => code) as [Code?, Code?];
  const rest = args.slice(2).map(({ code }) => code);
  const code: Code = (run, locals) => {
    const lambda = callee.code(run, locals);
    if (!(lambda instanceof Lambda)) {
      throw new ExpressionError('E_TYPE', `Only a lambda can be called, not ${describeType(lambda)}.`, tree.callee);
    }
    const a = first?.(run, locals);
    const b = second?.(run, locals);
    try {
      return lambda.invoke(run, a, b, rest.length === 0 ? undefined : rest.map((arg) => arg(run, locals)));
    } catch (error) {
      throw located(error, tree);
    }
  };
  return compiler.node(code, [callee, ...args], false);
}
