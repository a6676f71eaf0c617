import type { Diagnostic } from '../diagnostic.ts';
import { checkExpression } from '../types/check-expression.ts';
import { checkOptionsOf, type LanguageContext } from './language-context.ts';

/** What is wrong with an expression or template, or may go wrong, in the order of the text. Never throws. */
export function diagnose(source: string, context: LanguageContext = {}): readonly Diagnostic[] {
  return checkExpression(source, checkOptionsOf(context)).diagnostics;
}
