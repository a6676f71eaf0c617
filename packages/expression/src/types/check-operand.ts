import type { Fix } from '../diagnostic.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { kindName } from './coercions.ts';
import { formatType } from './format-type.ts';
import { extentOf, wrap } from './source-text.ts';
import type { Type } from './type.ts';
import { optionsOf, widen } from './union.ts';

/** Reports an operand that an operator can't work on, always or for some of its values. */
export function reportOperand(node: Expression, type: Type, operator: string, always: boolean, checker: Checker): void {
  const kinds = optionsOf(type).map((option) => option.kind);
  if (kinds.includes('lambda')) {
    const message = `A lambda can't be an operand of ${operator}. Call it: @(f)(x).`;
    if (always) checker.error('misplaced-lambda', message, node);
    else checker.info('may-be-wrong-type', message, node);
    return;
  }
  if (kinds.includes('null') && (!always || kinds.length === 1)) {
    reportNull(node, operator, always, checker);
    return;
  }
  const shown = formatType(widen(type));
  if (optionsOf(type).every((option) => kindName(option) === 'number')) {
    const message = `${operator} takes whole numbers of 32 bits only. Use @math.trunc(x) first.`;
    if (always) checker.error('wrong-operand', message, node);
    else checker.info('may-be-wrong-type', message, node);
  } else if (always) {
    checker.error(
      'wrong-operand',
      `${operator} needs a number here, but this is ${describe(node, shown)}. ${wayOut(kinds)}`,
      node,
    );
  } else if (optionsOf(type).some((option) => kindName(option) === 'string')) {
    const message = `This is a text; if it isn't a number, ${operator} fails. Use try … catch …, or make sure that it holds a number.`;
    checker.info('may-not-be-number', message, node);
  } else {
    const message = `${operator} needs a number, but this is ${shown}. Test it with @std.typeOf(x) first.`;
    checker.info('may-be-wrong-type', message, node);
  }
}

function describe(node: Expression, shown: string): string {
  return node.kind === 'string' ? "a text that isn't a number" : shown;
}

function wayOut(kinds: readonly string[]): string {
  if (kinds.includes('array')) return 'For the number of items use @std.len(x), for their sum @std.sum(x).';
  if (kinds.includes('object')) return 'Use one of its members.';
  return 'Use a number, or compare with ==.';
}

function reportNull(node: Expression, operator: string, always: boolean, checker: Checker): void {
  const fix = defaultFix(node, '0', checker);
  if (always) {
    checker.error('null-operand', `null isn't a number, so ${operator} fails. Give a default: x ?? 0.`, node, fix);
  } else {
    checker.info('may-be-null', `This may be null, and then ${operator} fails. Give a default: x ?? 0.`, node, fix);
  }
}

/** Gives a value a default for `null`. */
export function defaultFix(node: Expression, fallback: string, checker: Checker, isOperand = true): Fix {
  const title = `Use ${fallback} for null`;
  const { source } = checker;
  const { start, end } = extentOf(source, node);
  if (node.kind === 'constant') return { title, edits: [{ start, end, text: fallback }] };
  if (checker.profile === 'mosaic') {
    const text = source.slice(start, end);
    return { title, edits: [{ start, end, text: `((${text}) == null ? ${fallback} : (${text}))` }] };
  }
  return { title, edits: wrap(source, node, isOperand ? '(' : '', ` ?? ${fallback}${isOperand ? ')' : ''}`) };
}
