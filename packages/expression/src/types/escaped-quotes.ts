import { Lexer } from '../syntax/lexer.ts';
import { ProblemList } from '../syntax/problem-list.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';

/** Warns of `\"` in the text of a template, where the backslash stays. */
export function reportEscapedQuotes(tree: Expression, checker: Checker): void {
  const { source, profile } = checker;
  const isField = tree.kind === 'template' && !tree.delimited;
  if (!/\\["']/.test(source) || !(isField || source.includes('`'))) return;
  const tokens = new Lexer(source, profile, new ProblemList()).run(isField ? 'template' : 'expression');
  for (const { kind, start, end } of tokens) {
    if (kind !== 'template-text') continue;
    for (const { index } of source.slice(start, end).matchAll(/(?<!\\)(?:\\\\)*\\["']/g)) {
      const at = source.slice(start, end).indexOf('\\', index);
      report(start + lastBackslash(source.slice(start, end), at), checker);
    }
  }
}

/** Pairs of backslashes stand for one; the quote's own is the last. */
function lastBackslash(text: string, from: number): number {
  let at = from;
  while (text[at + 1] === '\\') at++;
  return at;
}

function report(start: number, checker: Checker): void {
  const message = 'Quotes need no backslash inside backticks; the backslash would be part of the text. Remove it.';
  const fix = { title: 'Remove the backslash', edits: [{ start, end: start + 1, text: '' }] };
  checker.warning('escaped-quote-in-template', message, { start, end: start + 2 }, fix);
}
