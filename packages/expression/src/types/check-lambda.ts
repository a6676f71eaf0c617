import type { LambdaExpression } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import type { Environment, Name } from './environment.ts';
import { type LambdaType, nullType, type Type, unknownType } from './type.ts';

/** Deeper calls of lambdas aren't followed. */
const maximumCalls = 12;

const depths = new WeakMap<Checker, number>();

/** Checks the body of a lambda for arguments of these types; parameters without an argument are `null`. */
export function enterLambda(
  node: LambdaExpression,
  args: readonly Type[],
  environment: Environment,
  checker: Checker,
): Type {
  const depth = depths.get(checker) ?? 0;
  if (depth >= maximumCalls) {
    checker.doubt();
    return unknownType;
  }
  const names = node.parameters.map(
    ({ name }, index): Name => ({ name, type: args[index] ?? nullType, origin: 'parameter', id: checker.newId() }),
  );
  depths.set(checker, depth + 1);
  const type = checker.check(node.body, environment.withNames(names));
  depths.set(checker, depth);
  return type;
}

/** The result of calling a lambda that was written elsewhere. */
export function callLambda(lambda: LambdaType, args: readonly Type[], checker: Checker): Type {
  const closure = checker.closures.get(lambda);
  if (closure === undefined) {
    checker.doubt();
    return lambda.returns;
  }
  return checker.instance(() => enterLambda(closure.node, args, closure.environment, checker));
}
