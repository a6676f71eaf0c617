import type { Token } from '../syntax/token.ts';

/** A comment, and the tokens on either side. */
export interface Comment {
  readonly text: string;
  /** Index of the token after it. */
  readonly next: number;
  readonly breakBefore: boolean;
  readonly breakAfter: boolean;
}

/** The comments of a text, which the tokens leave out. */
export function commentsOf(source: string, tokens: readonly Token[]): readonly Comment[] {
  const comments: Comment[] = [];
  let end = 0;
  tokens.forEach((token, next) => {
    const gap = source.slice(end, token.start);
    for (const { 0: text, index } of gap.matchAll(/\/\*[\s\S]*?\*\//g)) {
      const breakBefore = end === 0 || gap.slice(0, index).includes('\n');
      const breakAfter = gap.slice(index + text.length).includes('\n');
      comments.push({ text, next, breakBefore, breakAfter });
    }
    end = token.end;
  });
  return comments;
}

/** Tokens that formatting may add or leave out. */
const isIncidental = ({ kind, text }: Token): boolean =>
  kind === 'end' || (kind === 'punctuator' && /^[(),]$/.test(text));

interface Text {
  readonly source: string;
  readonly tokens: readonly Token[];
}

/**
 * Puts the comments of a text into its formatted form, at the same tokens. `undefined` if the tokens of both differ in
 * more than parentheses and commas.
 */
export function placeComments(original: Text, formatted: Text, comments: readonly Comment[]): string | undefined {
  const kept = formatted.tokens.filter((token) => !isIncidental(token));
  const before = original.tokens.filter((token) => !isIncidental(token));
  if (kept.length !== before.length || kept.some(({ text }, index) => text !== before[index]?.text)) return undefined;
  const ordinals = new Map(before.map((token, index) => [token, index]));
  const { source } = formatted;
  let text = '';
  let done = 0;
  for (const comment of comments) {
    const { position, startsLine } = placeOf(comment, original.tokens, kept, ordinals, source);
    text += source.slice(done, position) + spaced(comment.text, source, text, position, done, startsLine);
    done = position;
  }
  return text + source.slice(done);
}

function placeOf(
  { next, breakBefore, breakAfter }: Comment,
  tokens: readonly Token[],
  kept: readonly Token[],
  ordinals: ReadonlyMap<Token, number>,
  source: string,
): { position: number; startsLine: boolean } {
  const previous = tokens[next - 1];
  const follower = tokens.slice(next).find((token) => !isIncidental(token));
  const ownLine = breakBefore && breakAfter;
  const trails = previous !== undefined && ordinals.has(previous) && !ownLine;
  const isLast = follower === undefined;
  if (isLast || (trails && (breakAfter || follower !== tokens[next]))) {
    const ordinal = trails && previous !== undefined ? ordinals.get(previous) : kept.length - 1;
    return { position: isLast && !trails ? source.length : (kept[ordinal ?? 0]?.end ?? 0), startsLine: false };
  }
  const position = kept[ordinals.get(follower) ?? 0]?.start ?? 0;
  const lineStart = source.lastIndexOf('\n', position - 1) + 1;
  return { position, startsLine: ownLine && source.slice(lineStart, position).trim() === '' };
}

/** The comment with blanks around it, or with a line break after it. */
function spaced(comment: string, source: string, text: string, position: number, done: number, startsLine: boolean) {
  const previous = position > done ? source[position - 1] : text.at(-1);
  const next = source[position];
  const left = previous === undefined || /[\s([{]/.test(previous) ? '' : ' ';
  if (startsLine) {
    const lineStart = source.lastIndexOf('\n', position - 1) + 1;
    return `${left}${comment}\n${source.slice(lineStart, position)}`;
  }
  return left + comment + (next === undefined || /[\s)\]},]/.test(next) ? '' : ' ');
}
