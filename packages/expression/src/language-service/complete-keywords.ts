import type { Candidate } from './completion-item.ts';
import type { CursorSite } from './cursor-site.ts';
import { keywordDocs } from './keyword-docs.ts';

/** Tokens after which a whole expression starts, so that `let` and `try` need no parentheses. */
const beforeExpression = new Set(['(', '[', '?[', ',', ':', '=', '=>', '?', '${', 'return', 'try', 'catch']);

/** Words of the language where a value is expected. */
export function operandKeywords(site: CursorSite): readonly Candidate[] {
  const { tokens, before } = site;
  const constants = ['true', 'false', 'null'].map((word) => keyword(word, word, site));
  const previous = tokens[before];
  const startsExpression =
    before < 0 || previous?.kind === 'template-text' || beforeExpression.has(previous?.text ?? '');
  if (!startsExpression) return constants;
  return [...constants, ...['let', 'letr', 'try'].map((word) => keyword(word, `${word} `, site))];
}

/** The word that goes on with an open `let` or `try`, after a value. */
export function followingKeywords(site: CursorSite): readonly Candidate[] {
  const top = site.forms.at(-1);
  if (top?.kind === 'let' && top.awaits === 'value') return [keyword('return', 'return ', site)];
  return top?.kind === 'try' ? [keyword('catch', 'catch ', site)] : [];
}

function keyword(label: string, text: string, { source, word: { start, end } }: CursorSite): Candidate {
  const followed = text.endsWith(' ') && source[end] === ' ' ? label : text;
  const docs = keywordDocs[label] ?? '';
  return { label, kind: 'keyword', detail: docs, docs, edit: { start, end, text: followed } };
}
