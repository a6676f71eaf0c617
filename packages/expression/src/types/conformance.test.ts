import { describe, expect, it } from 'vitest';
import { parseExpression } from '../syntax/parse.ts';
import { checkExpression } from './check-expression.ts';
import { type CheckerCaseFile, optionsOfCase } from './conformance-case.ts';
import { diagnosticCodes } from './diagnostic-codes.ts';
import { formatType } from './format-type.ts';
import { applyFix } from './source-text.ts';

const files = import.meta.glob('../../../../conformance/expressions-checker/*.json', {
  eager: true,
  import: 'default',
  query: '?raw',
});

const read = Object.entries(files).map(([path, text]): [string, CheckerCaseFile] => [
  path.split('/').at(-1) ?? path,
  JSON.parse(text) as CheckerCaseFile,
]);

describe('the cases of the checker', () => {
  it('are many, and each has an id of its own', () => {
    const ids = read.flatMap(([, file]) => file.cases.map(({ id }) => id));
    expect(ids.length).toBeGreaterThanOrEqual(150);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(read)('%s', (_name, file) => {
  it.each(file.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const options = optionsOfCase(file, one);
    const { type, diagnostics } = checkExpression(one.source, options);
    const found = diagnostics.map(({ code, severity, start, end, fix }) => ({
      ...{ code, severity, at: [start, end] },
      ...(fix && { fixed: applyFix(one.source, fix) }),
    }));
    expect({ type: formatType(type), diagnostics: found }).toEqual({ type: one.type, diagnostics: one.diagnostics });
    for (const { code } of diagnostics) expect(Object.keys(diagnosticCodes)).toContain(code);
    const [only] = one.diagnostics;
    if (one.diagnostics.length === 1 && only?.fixed !== undefined) {
      expect(parseExpression(only.fixed, options).diagnostics).toEqual([]);
      const left = checkExpression(only.fixed, options).diagnostics.map(({ code, message }) => `${code} ${message}`);
      expect(left).not.toContain(`${only.code} ${diagnostics[0]?.message}`);
    }
  });
});
