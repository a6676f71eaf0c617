import { describe, expect, it } from 'vitest';
import { booleanType, numberType } from '../types/type.ts';
import { diagnose } from './diagnose.ts';
import { checkOptionsOf, type LanguageContext } from './language-context.ts';

const codes = (source: string, context: LanguageContext = {}) => diagnose(source, context).map(({ code }) => code);

describe('diagnose', () => {
  it('knows variables by their types and by samples, and any other only without both', () => {
    const context: LanguageContext = { variables: { a: numberType }, samples: { b: { c: 1 } } };
    expect(codes('a + b.c', context)).toEqual([]);
    expect(codes('a + z', context)).toEqual(['unknown-variable']);
    expect(codes('a + z', { samples: { a: 1 } })).toEqual(['unknown-variable']);
    expect(codes('a + z', { variables: { a: numberType } })).toEqual(['unknown-variable']);
    expect(codes('a + z')).toEqual([]);
  });
  it('takes a type rather than a sample', () => {
    expect(checkOptionsOf({ variables: { a: numberType }, samples: { a: 'x' } }).variables).toEqual({ a: numberType });
    expect(checkOptionsOf({ policy: { user: numberType }, policySamples: { user: 'x' } }).policy).toEqual({
      user: numberType,
    });
    expect(checkOptionsOf({ policySamples: { tenant: 1 } }).policy).toEqual({ tenant: numberType });
  });
  it('keeps what it derived from a context', () => {
    const context: LanguageContext = { samples: { a: 1 }, profile: 'mosaic', mode: 'template' };
    expect(checkOptionsOf(context)).toBe(checkOptionsOf(context));
    expect(checkOptionsOf(context)).toEqual({ variables: { a: numberType }, profile: 'mosaic', mode: 'template' });
  });
  it('reads templates, and knows what the place needs', () => {
    expect(codes('a + ${', { mode: 'template' })).toEqual(['syntax']);
    expect(codes('1', { expected: booleanType })).toHaveLength(1);
  });
});
