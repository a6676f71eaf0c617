import type { TextEdit } from '../diagnostic.ts';

/** Something that can be put in at a place of the text. */
export interface Completion {
  /** What a list shows. */
  readonly label: string;
  readonly kind:
    | 'parameter'
    | 'binding'
    | 'variable'
    | 'member'
    | 'literal'
    | 'function'
    | 'web-request'
    | 'namespace'
    | 'keyword';
  /** Signature or type, on one line. */
  readonly detail: string;
  /** Markdown; may be empty. */
  readonly docs: string;
  readonly edit: TextEdit;
  /** Where the cursor belongs, in the text after the edit. */
  readonly cursor: number;
}

/** A completion with what its place in the list depends on; smaller comes first. */
export interface Candidate extends Omit<Completion, 'cursor'> {
  /** How many characters before the end of the inserted text the cursor belongs. */
  readonly back?: number;
  /** What the word is compared with, if not the label. */
  readonly name?: string;
  /** True if its type doesn't fit the place. */
  readonly misfit?: boolean;
  /** True if it is further away than the others: more would have to be typed to name it. */
  readonly remote?: boolean;
}

const order: readonly Completion['kind'][] = [
  'member',
  'literal',
  'parameter',
  'binding',
  'variable',
  'namespace',
  'function',
  'web-request',
  'keyword',
];

/** The candidates that fit what was typed, best first. */
export function rank(candidates: readonly Candidate[], typed: string): readonly Completion[] {
  const fitting = candidates.flatMap((candidate) => {
    const match = matchOf(candidate.name ?? candidate.label, typed);
    return match === undefined ? [] : [{ candidate, match }];
  });
  const weight = ({ candidate: { misfit, remote, kind }, match }: (typeof fitting)[number]): number =>
    match * 1000 + (remote ? 400 : 0) + (misfit ? 100 : 0) + order.indexOf(kind);
  fitting.sort((left, right) => {
    const difference = weight(left) - weight(right);
    if (difference !== 0) return difference;
    return left.candidate.label < right.candidate.label ? -1 : left.candidate.label > right.candidate.label ? 1 : 0;
  });
  return fitting.map(({ candidate: { back = 0, label, kind, detail, docs, edit } }) => {
    return { label, kind, detail, docs, edit, cursor: edit.start + edit.text.length - back };
  });
}

/** How well a name fits what was typed, 0 best; `undefined` if it doesn't. */
export function matchOf(name: string, typed: string): number | undefined {
  if (name.startsWith(typed)) return 0;
  const lower = name.toLowerCase();
  const wanted = typed.toLowerCase();
  if (lower.startsWith(wanted)) return 1;
  const index = lower.indexOf(wanted);
  if (index < 0 || typed.length < 2) return undefined;
  const startsWord = /[A-Z]/.test(name[index] ?? '') || /[^A-Za-z0-9]/.test(name[index - 1] ?? '');
  return startsWord ? 2 : 3;
}
