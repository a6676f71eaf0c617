import type { Fix } from '../diagnostic.ts';
import type { Expression, Unary } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { truthOf } from './coercions.ts';
import { isComparing } from './operator-types.ts';
import { reportLambda } from './report-lambda.ts';
import { withParentheses, wrap } from './source-text.ts';
import type { Type } from './type.ts';
import { optionsOf } from './union.ts';

/** Reports a test that has the same result each time. `negation` is the `!` whose operand the test is. */
export function checkCondition(node: Expression, type: Type, checker: Checker, negation?: Unary): void {
  if (negation === undefined && reportLambda(node, type, checker)) return;
  const truth = truthOf(type);
  // A comparison that is constant is reported by itself.
  if (truth === undefined || checker.inInstance || isComparison(node)) return;
  if (isMeasurable(type)) {
    checker.warning('always-true-value', alwaysTrueMessage(type), node, lengthTest(node, checker.source, negation));
  } else if (negation === undefined) {
    const message = `This condition is always ${truth}, so the other branch is never used. Remove it, or compare with something.`;
    checker.warning('constant-condition', message, node);
  }
}

function isComparison(node: Expression): boolean {
  return node.kind === 'binary' && isComparing(node.operator);
}

/** Texts, lists and objects: they have a length, and are always true. */
export function isMeasurable(type: Type): boolean {
  const options = optionsOf(type);
  return options.length > 0 && options.every((option) => hasLength(option));
}

function hasLength(option: Type): boolean {
  if (option.kind === 'literal') return typeof option.value === 'string';
  return option.kind === 'string' || option.kind === 'array' || option.kind === 'object';
}

export function alwaysTrueMessage(type: Type): string {
  const [first] = optionsOf(type);
  const what = first?.kind === 'array' ? 'list' : first?.kind === 'object' ? 'object' : 'text';
  return `Every ${what} counts as true, even an empty one. Test its length: @std.len(x) > 0.`;
}

function lengthTest(node: Expression, source: string, negation: Unary | undefined): Fix {
  if (negation === undefined)
    return { title: 'Test the length', edits: wrap(source, node, '(@std.len(', ') > 0)', false) };
  const { start, end } = withParentheses(source, node);
  return {
    title: 'Test the length',
    edits: [
      { start: negation.start, end: start, text: '(@std.len(' },
      { start: end, end, text: ') == 0)' },
    ],
  };
}
