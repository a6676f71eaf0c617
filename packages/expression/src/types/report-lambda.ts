import type { Expression } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { toDataVerdict } from './coercions.ts';
import type { Type } from './type.ts';

/** Reports a lambda where only data can stand. Answers whether it surely is one. */
export function reportLambda(node: Expression, type: Type, checker: Checker): boolean {
  const verdict = toDataVerdict(type);
  checker.judge(
    verdict,
    () =>
      checker.error(
        'misplaced-lambda',
        'This is a lambda, which can only be passed on, named with let, or called. Call it: @(f)(x).',
        node,
      ),
    () => checker.info('may-be-wrong-type', 'This may be a lambda, which is an error here. Call it: @(f)(x).', node),
  );
  return verdict === 'never';
}
