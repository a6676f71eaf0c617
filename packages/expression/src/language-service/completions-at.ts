import type { Expression } from '../syntax/tree.ts';
import type { Type } from '../types/type.ts';
import { unknownType } from '../types/type.ts';
import { type FunctionPlace, functionCandidates } from './complete-functions.ts';
import { followingKeywords, operandKeywords } from './complete-keywords.ts';
import { keyCandidates, memberCandidates, quotedEnd, quotedKeyCandidates } from './complete-members.ts';
import { entryCandidates, nameCandidates, quotedLiterals } from './complete-names.ts';
import { type Candidate, type Completion, rank } from './completion-item.ts';
import { type CursorSite, functionNameStart, siteAt } from './cursor-site.ts';
import type { LanguageContext } from './language-context.ts';
import { analyseMarked, type MarkedAnalysis } from './marked-analysis.ts';

/**
 * What can be put in at a place of an expression or template, best first. The text may be broken. Never throws.
 *
 * @param offset - Where the cursor is, in UTF-16 units.
 */
export function completionsAt(source: string, offset: number, context: LanguageContext = {}): readonly Completion[] {
  const place = Math.max(0, Math.min(offset, source.length));
  const site = siteAt(source, place, context);
  return rank(candidatesAt(site, context), source.slice(site.word.start, place));
}

function candidatesAt(site: CursorSite, context: LanguageContext): readonly Candidate[] {
  switch (site.kind) {
    case 'function':
      return functionCandidates(functionPlace(site), context);
    case 'member':
      return memberCandidates(site, targetType(analyseMarked(site, context)), context.profile);
    case 'string':
      return quotedCandidates(site, context);
    case 'key':
      if (/^\s*:/.test(site.source.slice(site.word.end))) return [];
      return entryCandidates(site, analyseMarked(site, context), context);
    case 'operand':
      return operandCandidates(site, context);
    case 'operator':
      return followingKeywords(site);
    default:
      return [];
  }
}

function operandCandidates(site: CursorSite, context: LanguageContext): readonly Candidate[] {
  const marked = analyseMarked(site, context);
  const parent = marked?.path.at(-2);
  const keys =
    parent?.kind === 'subscript' && parent.key === marked?.path.at(-1)
      ? keyCandidates(site, typeOf(marked, parent.target), context.profile)
      : [];
  const { word } = site;
  const called = isCalled(site);
  const functions = functionCandidates({ ...word, namespace: undefined, at: '@', called, qualified: false }, context);
  // Before anything is typed, the namespaces are enough.
  const offered = word.start === site.offset ? functions.filter(({ kind }) => kind === 'namespace') : functions;
  return [...keys, ...nameCandidates(site, marked, context), ...offered, ...operandKeywords(site)];
}

function quotedCandidates(site: CursorSite, context: LanguageContext): readonly Candidate[] {
  const marked = analyseMarked(site, context);
  if (marked === undefined) return [];
  const { path, analysis } = marked;
  const parent = path.at(-2);
  if (parent?.kind === 'subscript' && parent.key === path.at(-1)) {
    return quotedKeyCandidates(site, typeOf(marked, parent.target), parent.optional, context.profile);
  }
  const range = { start: site.word.start - 1, end: quotedEnd(site).end };
  return quotedLiterals(path, analysis.checker, context, range);
}

function functionPlace(site: CursorSite): FunctionPlace {
  const { source, tokens, before, word } = site;
  const at = functionNameStart(tokens, before) ?? before;
  const names = tokens.slice(at + 1, before).filter(({ text }) => text !== '.');
  const namespace = names.length === 0 ? undefined : names.map(({ text }) => text).join('.');
  const qualified = /^\s*\./.test(source.slice(word.end));
  return { ...word, namespace, at: '', called: isCalled(site), qualified };
}

function isCalled({ source, word }: CursorSite): boolean {
  return /^\s*\(/.test(source.slice(word.end));
}

function targetType(marked: MarkedAnalysis | undefined): Type {
  const node = marked?.path.at(-1);
  return node?.kind === 'member' ? typeOf(marked, node.target) : unknownType;
}

function typeOf(marked: MarkedAnalysis | undefined, node: Expression): Type {
  return marked?.analysis.checker.types.get(node) ?? unknownType;
}
