import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';
import type { CheckOptions } from './check-options.ts';
import { type DiagnosticCode, diagnosticCodes } from './diagnostic-codes.ts';
import { diagnosticExamples, exampleVariables } from './diagnostic-examples.ts';
import { applyFix } from './source-text.ts';

const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];

/** Codes whose example shows a way out that only the author can choose. */
const withoutFix: readonly DiagnosticCode[] = [
  ...(['syntax', 'too-large', 'wrong-argument-count', 'duplicate-key', 'extension-function', 'wrong-operand'] as const),
  ...(['wrong-argument', 'wrong-subscript', 'not-a-lambda', 'misplaced-lambda', 'division-by-zero'] as const),
  ...(['failing-call'] as const),
  ...(['wrong-result', 'may-not-be-number', 'may-be-wrong-type', 'constant-condition', 'constant-comparison'] as const),
];
/** Codes whose fix is right for the example, but not what the example shows. */
const otherFix: readonly DiagnosticCode[] = ['member-of-null'];

function optionsOf(code: DiagnosticCode): CheckOptions {
  const { mode, profile, expected } = diagnosticExamples[code];
  return {
    variables: exampleVariables,
    ...(mode && { mode }),
    ...(profile && { profile }),
    ...(expected && { expected: { kind: expected } }),
  };
}

describe.each(codes)('the example of %s', (code) => {
  const { severity, wrong, right } = diagnosticExamples[code];
  const options = optionsOf(code);
  const found = checkExpression(wrong, options).diagnostics;

  it('is found, alone, with its severity', () => {
    expect(found.map((diagnostic) => [diagnostic.code, diagnostic.severity])).toEqual([[code, severity]]);
    const [{ start, end, message } = { start: -1, end: -1, message: '' }] = found;
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(wrong.length);
    expect(message).toMatch(/[.?]$/);
  });

  it('is right as shown', () => {
    expect(checkExpression(right, options).diagnostics).toEqual([]);
  });

  it('has a fix that helps, unless only the author can choose one', () => {
    const fix = found[0]?.fix;
    expect(fix === undefined).toBe(withoutFix.includes(code));
    if (fix === undefined) return;
    const fixed = applyFix(wrong, fix);
    if (!otherFix.includes(code)) expect(fixed).toBe(right);
    expect(checkExpression(fixed, options).diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(code);
  });
});
