import { parseExpression } from '../syntax/parse.ts';
import { printExpression } from '../syntax/print.ts';
import type { ExpressionMode, Profile } from '../syntax/profile.ts';
import { commentsOf, placeComments } from './comments.ts';
import { lex } from './cursor-site.ts';
import { layOut } from './lay-out.ts';
import { render } from './layout.ts';

export interface FormatOptions {
  readonly mode?: ExpressionMode;
  readonly profile?: Profile;
  /** Characters in a line, where that is possible; 80 if left out. */
  readonly width?: number;
}

export type FormatResult =
  | { readonly ok: true; readonly text: string }
  /** The text stays as it is; `start` and `end` say where the reason is. */
  | { readonly ok: false; readonly reason: string; readonly start: number; readonly end: number };

/**
 * Writes an expression or template in its usual form: blanks, line breaks and parentheses change, nothing else. Comments
 * are kept. A text that can't be read stays as it is.
 */
export function formatExpression(source: string, options: FormatOptions = {}): FormatResult {
  const { width = 80, ...syntax } = options;
  const { tree, diagnostics } = parseExpression(source, syntax);
  const [problem] = diagnostics;
  if (tree === null || problem !== undefined) {
    const { message = '', start = 0, end = source.length } = problem ?? {};
    return { ok: false, reason: `The text can't be read: ${message}`, start, end };
  }
  const tokens = lex(source, syntax);
  const plain = render(layOut(tree, { source, tokens }), width);
  const comments = commentsOf(source, tokens);
  const text =
    comments.length === 0
      ? plain
      : placeComments({ source, tokens }, { source: plain, tokens: lex(plain, syntax) }, comments);
  if (
    text !== undefined &&
    isSame(
      text,
      tree,
      comments.map((comment) => comment.text),
      syntax,
    )
  )
    return { ok: true, text };
  const reason = "The text can't be formatted without losing something. Move its comments between whole values.";
  return { ok: false, reason, start: 0, end: source.length };
}

/** Whether a text is read as the tree, and has the comments. */
function isSame(
  text: string,
  tree: Parameters<typeof printExpression>[0],
  comments: readonly string[],
  syntax: FormatOptions,
): boolean {
  const again = parseExpression(text, syntax);
  if (again.tree === null || again.diagnostics.length > 0) return false;
  if (printExpression(again.tree) !== printExpression(tree)) return false;
  const kept = comments.length === 0 ? [] : commentsOf(text, lex(text, syntax));
  return kept.length === comments.length && kept.every((comment, index) => comment.text === comments[index]);
}
