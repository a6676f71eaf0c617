import { styleText } from 'node:util';
import { applyFix, type Diagnostic, type ExpressionError } from '@waymark/expression';
import { visible } from '../print.ts';

/** What is wrong with an expression, and where. */
export type Problem = Pick<Diagnostic, 'code' | 'message' | 'start' | 'end' | 'fix'> & {
  readonly severity: 'error' | 'warning';
};

const colours = { error: 'red', warning: 'yellow' } as const;

/** Colours text for standard error, if that shows colours and `NO_COLOR` isn't set. */
const paint = (style: 'red' | 'yellow' | 'dim' | 'green', text: string): string =>
  styleText(style, text, { stream: process.stderr });

/** The problem and the line it is in, with carets under the place, and how to mend it. */
export function reportLines(source: string, problem: Problem): string[] {
  const { severity, code, message, start, end } = problem;
  const place = start < 0 ? '' : ` at ${start}–${end}`;
  const name = severity === 'warning' ? `warning ${code}` : code;
  const lines = [`${paint(colours[severity], name + place)}: ${visible(message)}`];
  if (start >= 0) lines.push(...caretLines(source, problem));
  return [...lines, ...fixLines(source, problem)];
}

/** What is missing at the end of a text is shown behind its last line that isn't empty. */
function caretLines(source: string, { severity, start: from, end }: Problem): string[] {
  const start = Math.min(from, source.trimEnd().length);
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', start);
  const line = source.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const width = Math.max(1, Math.min(end, lineStart + line.length) - start);
  const before = line.slice(0, Math.max(0, start - lineStart)).replaceAll(/[^\t]/g, ' ');
  return [`  ${visible(line)}`, `  ${before}${paint(colours[severity], '^'.repeat(width))}`];
}

/** What the fix does, and what the text would be if it is a short one. */
function fixLines(source: string, { fix }: Problem): string[] {
  if (fix === undefined) return [];
  const fixed = applyFix(source, fix);
  const shown = fixed.includes('\n') || fixed.length > 100 ? '' : paint('dim', `  ${visible(fixed)}`);
  return [`  ${paint('green', `fix: ${visible(fix.title)}`)}${shown}`];
}

/** A member that was probably meant otherwise reads as null, which is easily overlooked. */
const isSlip = (code: string, fix: Diagnostic['fix']): boolean => code === 'unknown-member' && fix !== undefined;

/**
 * What to tell about an evaluation: its error, mended as the checker says, then what else the checker warns of. An error
 * that the checker foresaw but that didn't come is only a warning.
 */
export function problemsOf(error: ExpressionError | undefined, found: readonly Diagnostic[]): readonly Problem[] {
  const warnings = found.filter(({ severity, code, fix }) => severity !== 'info' || isSlip(code, fix));
  const others = warnings.map((one): Problem => ({ ...one, severity: 'warning' }));
  if (error === undefined) return others;
  const { code, message, start, end } = error;
  const touches = (one: Diagnostic) => one.start <= Math.max(end, start + 1) && start <= one.end;
  const fix = found.find((one) => one.fix !== undefined && touches(one))?.fix;
  const main: Problem = { severity: 'error', code, message, start, end, ...(fix && { fix }) };
  return [main, ...others.filter((one) => !touches(one))];
}
