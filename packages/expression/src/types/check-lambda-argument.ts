import type { FunctionDefinition, FunctionSignature } from '../functions/function-definition.ts';
import type { Call, Expression, LambdaExpression } from '../syntax/tree.ts';
import type { Bindings } from './bindings.ts';
import { callLambda, enterLambda } from './check-lambda.ts';
import type { Checker } from './checker.ts';
import { parameterAt } from './choose-signature.ts';
import type { Environment } from './environment.ts';
import { matchArgument } from './match-argument.ts';
import { reportArgument } from './report-argument.ts';
import { reportLambda } from './report-lambda.ts';
import type { LambdaType, Type } from './type.ts';

/** A lambda whose result still widens its own parameter after so many passes isn't followed any further. */
const maximumPasses = 4;

export interface CallCheck {
  readonly definition: FunctionDefinition;
  readonly signature: FunctionSignature;
  readonly node: Call;
  /** Types of the arguments; lambdas written in place have none yet. */
  readonly types: readonly (Type | undefined)[];
  readonly bindings: Bindings;
  readonly environment: Environment;
  readonly checker: Checker;
}

/** Checks the lambdas among the arguments with what they will be called with. Answers whether one surely fails. */
export function checkLambdaArguments(call: CallCheck): boolean {
  let failed = false;
  call.node.args.forEach((argument, index) => {
    const parameter = parameterAt(call.signature, index);
    const type = call.types[index];
    if (argument.kind !== 'lambda' && type?.kind !== 'lambda') {
      if (parameter?.type.kind === 'lambda') call.checker.doubt();
      return;
    }
    if (parameter?.type.kind === 'lambda') {
      checkOne(call, argument, type, parameter.type);
    } else if (argument.kind === 'lambda') {
      const lambda = call.checker.check(argument, call.environment);
      if (parameter?.takesLambdas) {
        matchArgument(parameter, lambda, call.bindings);
        call.checker.doubt();
        return;
      }
      failed = true;
      if (parameter === undefined) return;
      const { definition, checker } = call;
      reportArgument({ definition, parameter, argument, index, type: lambda, fit: 'never', checker });
    }
  });
  return failed;
}

function checkOne(call: CallCheck, argument: Expression, type: Type | undefined, expected: LambdaType): void {
  const { bindings, checker } = call;
  const enter = (): Type => {
    const parameters = expected.parameters.map((parameter) => bindings.apply(parameter.type));
    if (argument.kind === 'lambda') return enterLambda(argument, parameters, call.environment, checker);
    return callLambda(type as LambdaType, parameters, checker);
  };
  settle(call, enter, expected);
  const result = enter();
  // A lambda that answers a lambda can be a total, but not an item.
  const body: Expression = argument.kind === 'lambda' ? (argument as LambdaExpression).body : argument;
  if (call.definition.name !== 'std.reduce' && reportLambda(body, result, checker)) return;
  if (expected.returns.kind === 'unknown' || expected.returns.kind === 'boolean') return;
  const parameter = { name: 'result', type: expected.returns, docs: '' };
  const fit = matchArgument(parameter, result, bindings);
  if (fit === 'unknown') checker.doubt();
  else if (fit !== 'always') {
    const { definition } = call;
    // It fails only where the lambda is called, which it isn't for an empty list.
    reportArgument({
      definition,
      parameter,
      argument: body,
      index: -1,
      type: result,
      fit: fit === 'never' ? 'empty' : fit,
      checker,
    });
  }
}

/** Goes through the body until its result doesn't change the types of its own parameters any more. */
function settle({ bindings, checker }: CallCheck, enter: () => Type, expected: LambdaType): void {
  const { returns } = expected;
  if (returns.kind !== 'variable') return;
  if (!expected.parameters.some(({ type }) => type.kind === 'variable' && type.name === returns.name)) return;
  for (let pass = 0; pass < maximumPasses; pass++) {
    const { changes } = bindings;
    bindings.bind(returns, checker.silently(enter));
    if (bindings.changes === changes) return;
  }
  bindings.forget(returns.name);
}
