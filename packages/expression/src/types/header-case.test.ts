import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';

const codesOf = (source: string) => checkExpression(source).diagnostics.map(({ code }) => code);

describe('names of headers with capital letters', () => {
  it('are a finding where nothing but headers is read', () => {
    expect(codesOf('@policy.request().headers["X-Key"]')).toEqual(['header-case']);
    expect(codesOf('(b ? @policy.request().headers : null)?["X-Key"]')).toEqual(['header-case']);
  });

  it('are none where another object may have them', () => {
    expect(codesOf('(b ? @policy.request().headers : {"X-Key": "1"})["X-Key"]')).toEqual([]);
    expect(codesOf('(b ? @policy.request().headers : x)["X-Key"]')).not.toContain('header-case');
  });
});
