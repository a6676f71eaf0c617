import { checkExpression } from './check-expression.ts';
import type { CheckOptions } from './check-options.ts';
import { applyFix } from './source-text.ts';

/** A fix may bring to light what was hidden, but not without end. */
const maximumFixes = 50;

/**
 * The text with the fixes of all errors applied, one after the other, until none is left that has a fix. What is only a
 * warning stays, since it may be meant.
 */
export function fixAll(source: string, options: CheckOptions = {}): string {
  let text = source;
  for (let count = 0; count < maximumFixes; count++) {
    const { diagnostics } = checkExpression(text, options);
    const fix = diagnostics.find((diagnostic) => diagnostic.severity === 'error' && diagnostic.fix !== undefined)?.fix;
    if (fix === undefined) return text;
    const fixed = applyFix(text, fix);
    if (fixed === text) return text;
    text = fixed;
  }
  return text;
}
