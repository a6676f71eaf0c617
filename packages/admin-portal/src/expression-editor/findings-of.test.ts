import { stringType } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.ts';

const codes = (...args: Parameters<typeof findingsOf>) => findingsOf(...args).map(({ code }) => code);
const proven = { severity: 'error', code: 'proven', message: 'From the proof.', start: 0, end: 1 } as const;

describe('findings of a field', () => {
  it('are those of the text alone until the proof has seen it', () => {
    const problems = { source: 'nam', findings: [proven] };
    expect(codes('name.x', { variables: { name: stringType } }, problems)).not.toContain('proven');
    expect(codes('unknown_one', { variables: { name: stringType } })).toEqual(['unknown-variable']);
  });

  it('are those of the proof afterwards', () => {
    const problems = { source: 'unknown_one', findings: [proven] };
    expect(codes('unknown_one', { variables: {} }, problems)).toEqual(['proven']);
    expect(codes('unknown_one', { variables: {} }, { ...problems, findings: [] })).toEqual([]);
  });

  it('are none for an empty field but what the proof says', () => {
    expect(codes(' ', {})).toEqual([]);
    expect(codes('', {}, { source: '', findings: [proven] })).toEqual(['proven']);
  });
});
