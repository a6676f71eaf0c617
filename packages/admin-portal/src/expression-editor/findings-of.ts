import { type Diagnostic, diagnose, type LanguageContext } from '@waymark/expression';

/** What somebody else found in a text. */
export interface EditorProblems {
  /** The text that the findings belong to. */
  readonly source: string;
  readonly findings: readonly Diagnostic[];
}

const RANKS = { error: 0, warning: 1, info: 2 } as const;

/**
 * What to show of a text, errors first. The proof knows more than the text alone, such as what the steps before have
 * checked; so it wins as soon as it has seen the text. Notes are the editor's own.
 */
export function findingsOf(value: string, context: LanguageContext, problems?: EditorProblems): readonly Diagnostic[] {
  const isEmpty = value.trim() === '';
  const proven = problems?.source === value ? problems.findings : undefined;
  if (isEmpty) return proven ?? [];
  const own = diagnose(value, context);
  const found = proven === undefined ? own : [...proven, ...own.filter(({ severity }) => severity === 'info')];
  return [...found].sort((left, right) => RANKS[left.severity] - RANKS[right.severity]);
}
