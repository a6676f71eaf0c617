import type { Invocation } from '../syntax/tree.ts';
import { callLambda, enterLambda } from './check-lambda.ts';
import type { Checker } from './checker.ts';
import type { Environment } from './environment.ts';
import { formatType } from './format-type.ts';
import { overOptions } from './outcome.ts';
import { isMistakenCall } from './source-text.ts';
import { type Type, unknownType } from './type.ts';
import { widen } from './union.ts';

/** `@(lambda)(args)`. */
export function checkInvocation(node: Invocation, environment: Environment, checker: Checker): Type {
  if (node.callee.kind === 'lambda') {
    const args = node.args.map((argument) => widen(checker.check(argument, environment)));
    return enterLambda(node.callee, args, environment, checker);
  }
  const callee = checker.check(node.callee, environment);
  const args = node.args.map((argument) => widen(checker.check(argument, environment)));
  const { verdict, type } = overOptions(callee, (option) => {
    if (option.kind === 'lambda') return { verdict: 'always', type: callLambda(option, args, checker) };
    if (option.kind === 'unknown') return { verdict: 'unknown', type: unknownType };
    return { verdict: 'never', type: { kind: 'never' } };
  });
  const message = `Only a lambda can be called, but this is ${formatType(widen(callee))}. A function of the platform is called by its name: @std.len(x).`;
  // What the parser read as a call by mistake was reported by it.
  if (!isMistakenCall(checker.source, node)) {
    checker.judge(
      verdict,
      () => checker.error('not-a-lambda', message, node.callee),
      () => checker.info('may-be-wrong-type', message, node.callee),
    );
  } else checker.doubt();
  return verdict === 'never' ? unknownType : type;
}
