import type { Fix } from '../diagnostic.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression, Template } from '../syntax/tree.ts';
import { isMeasurable } from './check-condition.ts';
import type { Checker } from './checker.ts';
import { kindName } from './coercions.ts';
import { formatType } from './format-type.ts';
import { reportLambda } from './report-lambda.ts';
import { textOf, wrap } from './source-text.ts';
import type { Type } from './type.ts';
import { optionsOf, widen } from './union.ts';

/** Checks the result against what the place of the expression needs. */
export function checkResult(tree: Expression, type: Type, expected: Type | undefined, checker: Checker): void {
  if (tree.kind === 'error' || reportLambda(tree, type, checker) || expected === undefined) return;
  if (kindName(widen(expected)) === 'boolean') {
    checkConditionResult(tree, type, checker);
    return;
  }
  const fits = optionsOf(type).map((option) => fitsExpected(option, expected));
  if (fits.length === 0 || fits.every(Boolean)) return;
  const message = `The result has to be ${formatType(expected)} here, but ${fits.some(Boolean) ? 'may be' : 'is'} ${formatType(widen(type))}.`;
  if (fits.some(Boolean)) checker.info('wrong-result', `${message} Give a default, or test it first.`, tree);
  else checker.error('wrong-result', `${message} Convert it, or choose another value.`, tree);
}

function fitsExpected(option: Type, expected: Type): boolean {
  if (option.kind === 'unknown') return true;
  return optionsOf(expected).some((wanted) => {
    if (wanted.kind === 'unknown') return true;
    if (wanted.kind === 'literal')
      return option.kind !== 'literal' ? kindName(option) === kindName(wanted) : option.value === wanted.value;
    return kindName(option) === wanted.kind;
  });
}

function checkConditionResult(tree: Expression, type: Type, checker: Checker): void {
  const options = optionsOf(type);
  if (tree.kind === 'template') {
    reportTextCondition(tree, checker);
    return;
  }
  const isBoolean = (option: Type) => kindName(option) === 'boolean' || option.kind === 'unknown';
  if (options.every(isBoolean)) {
    const isReported = checker.diagnostics.some(({ code }) => code === 'always-true-value');
    if (type.kind === 'literal' && tree.kind !== 'binary' && tree.kind !== 'constant' && !isReported) {
      checker.warning('constant-condition', `This condition is always ${type.value}. Compare with something.`, tree);
    }
    return;
  }
  const message = `A condition has to be true or false, but this ${options.some(isBoolean) ? 'may be' : 'is'} ${formatType(widen(type))}. Compare it with something.`;
  const fix = comparisonFix(tree, type, checker.source);
  if (options.some(isBoolean)) checker.warning('condition-not-boolean', message, tree, fix);
  else checker.error('condition-not-boolean', message, tree, fix);
}

/** The comparison that the author probably means. */
function comparisonFix(tree: Expression, type: Type, source: string): Fix | undefined {
  const kinds = optionsOf(type).map((option) => kindName(option));
  const [kind] = kinds;
  if (isMeasurable(type)) return { title: 'Test the length', edits: wrap(source, tree, '@std.len(', ') > 0', false) };
  const isIndex = tree.kind === 'call' && /(?:^|\.)(?:r?find|indexOf)$/.test(tree.name);
  if (kinds.length === 1 && kind === 'number' && isIndex) {
    return { title: 'Ask whether it was found', edits: wrap(source, tree, '', ' >= 0') };
  }
  if (kinds.length === 1 && kind === 'number')
    return { title: 'Compare with 0', edits: wrap(source, tree, '', ' != 0') };
  if (kinds.length === 2 && kinds.includes('boolean') && kinds.includes('null')) {
    return { title: 'Compare with true', edits: wrap(source, tree, '', ' == true') };
  }
  if (kinds.includes('null') && kinds.length > 1)
    return { title: 'Compare with null', edits: wrap(source, tree, '', ' != null') };
  return undefined;
}

/** A condition in backticks is a text, which is no answer. */
function reportTextCondition(tree: Template, checker: Checker): void {
  const [first, second] = tree.texts;
  const [only] = tree.expressions;
  const { source } = checker;
  const isOne = tree.expressions.length === 1 && first?.trim() === '' && second?.trim() === '';
  const inner = isOne && only !== undefined ? textOf(source, only) : source.slice(tree.start + 1, tree.end - 1);
  const canBeRead = parseExpression(inner, { profile: checker.profile }).diagnostics.length === 0;
  const message = 'A condition in backticks is a text, not the comparison written in it. Remove the backticks.';
  const fix = { title: 'Remove the backticks', edits: [{ start: tree.start, end: tree.end, text: inner }] };
  checker.error('condition-is-text', message, tree, tree.delimited && canBeRead ? fix : undefined);
}
