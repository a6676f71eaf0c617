import type { Diagnostic, Fix } from '../diagnostic.ts';
import type { ErrorCode } from '../errors.ts';

/** More findings than this help nobody, and recovering from each takes time. */
const maximumProblems = 25;

/** Collects what the lexer and the parser find, one problem for a place. */
export class ProblemList {
  readonly diagnostics: Diagnostic[] = [];

  error(message: string, start: number, end: number, fix?: Fix, code: ErrorCode = 'E_PARSE'): void {
    if (this.diagnostics.length >= maximumProblems) return;
    if (this.diagnostics.some((known) => known.start === start && known.end === end)) return;
    this.diagnostics.push({ severity: 'error', code, message, start, end, ...(fix && { fix }) });
  }
}

/** A fix that replaces one stretch of text. */
export function replacement(title: string, start: number, end: number, text: string): Fix {
  return { title, edits: [{ start, end, text }] };
}
