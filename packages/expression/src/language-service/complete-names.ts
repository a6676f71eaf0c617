import type { Checker } from '../types/checker.ts';
import { type Environment, type Name, rootEnvironment } from '../types/environment.ts';
import { formatType } from '../types/format-type.ts';
import type { Type } from '../types/type.ts';
import { widen } from '../types/union.ts';
import type { Candidate } from './completion-item.ts';
import type { CursorSite } from './cursor-site.ts';
import { expectedAt, isMisfit, literalsOf } from './expected-type.ts';
import { checkOptionsOf, type LanguageContext } from './language-context.ts';
import type { MarkedAnalysis } from './marked-analysis.ts';

const kinds = { variable: 'variable', let: 'binding', parameter: 'parameter' } as const;

/** Variables, bindings and parameters that are known at a place, and the texts of a fixed choice. */
export function nameCandidates(
  { word }: CursorSite,
  marked: MarkedAnalysis | undefined,
  context: LanguageContext,
): readonly Candidate[] {
  const environment = environmentAt(marked, context);
  const expected = marked && expectedAt(marked.path, context.expected, marked.analysis.checker);
  const names = Array.from(environment.names.values(), (name): Candidate => {
    const type = typeIn(environment, name);
    const edit = { start: word.start, end: word.end, text: name.name };
    const misfit = isMisfit(type, expected);
    return { label: name.name, kind: kinds[name.origin], detail: detailOf(type), docs: '', edit, misfit };
  });
  const literals = literalsOf(expected?.type ?? { kind: 'unknown' }).map((value): Candidate => {
    const text = JSON.stringify(value);
    const edit = { start: word.start, end: word.end, text };
    return { label: text, name: value, kind: 'literal', detail: expected?.docs ?? '', docs: '', edit };
  });
  return [...literals, ...names];
}

/** `"name": name` for the names that are known where a key is expected. */
export function entryCandidates(
  { word }: CursorSite,
  marked: MarkedAnalysis | undefined,
  context: LanguageContext,
): readonly Candidate[] {
  const environment = environmentAt(marked, context);
  return Array.from(environment.names.values(), (name): Candidate => {
    const text = `${JSON.stringify(name.name)}: ${name.name}`;
    const detail = detailOf(typeIn(environment, name));
    const edit = { start: word.start, end: word.end, text };
    return { label: text, name: name.name, kind: kinds[name.origin], detail, docs: '', edit };
  });
}

/** Texts of a fixed choice, inside quotes. */
export function quotedLiterals(
  path: MarkedAnalysis['path'],
  checker: Checker,
  context: LanguageContext,
  range: { readonly start: number; readonly end: number },
): readonly Candidate[] {
  const expected = expectedAt(path, context.expected, checker);
  return literalsOf(expected?.type ?? { kind: 'unknown' }).map((value): Candidate => {
    const edit = { ...range, text: JSON.stringify(value) };
    return { label: value, kind: 'literal', detail: expected?.docs ?? '', docs: '', edit };
  });
}

function environmentAt(marked: MarkedAnalysis | undefined, context: LanguageContext): Environment {
  const node = marked?.path.at(-1);
  const known = node && marked?.analysis.checker.environments.get(node);
  return known ?? rootEnvironment(checkOptionsOf(context).variables);
}

/** The type of a name at a place, where a test may have told more about it. */
export function typeIn(environment: Environment, { name, type }: Name): Type {
  const path = environment.pathOf({ kind: 'variable', name, start: 0, end: 0 });
  return (path === undefined ? undefined : environment.facts.get(path)) ?? type;
}

const detailOf = (type: Type): string => formatType(widen(type));
