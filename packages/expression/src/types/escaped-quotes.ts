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
    const text = source.slice(start, end);
    const found = [...text.matchAll(/(?<!\\)(?:\\\\)*\\["']/g)];
    if (found.length > 0)
      report(
        found.map(({ index }) => start + lastBackslash(text, index)),
        checker,
      );
  }
}

/** Pairs of backslashes stand for one; the quote's own is the last. */
function lastBackslash(text: string, from: number): number {
  let at = from;
  while (text[at + 1] === '\\') at++;
  return at;
}

/** One finding for a stretch of text, which mends all of its quotes at once. */
function report(places: readonly number[], checker: Checker): void {
  const [start = 0] = places;
  const message = 'Quotes need no backslash inside backticks; the backslash would be part of the text. Remove it.';
  const edits = places.map((place) => ({ start: place, end: place + 1, text: '' }));
  const fix = { title: edits.length > 1 ? 'Remove the backslashes' : 'Remove the backslash', edits };
  checker.warning('escaped-quote-in-template', message, { start, end: start + 2 }, fix);
}
