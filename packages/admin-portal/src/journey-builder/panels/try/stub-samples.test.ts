import { expect, it } from 'vitest';
import { addStub } from './stub-samples.ts';
import { EMPTY_FORM, readForm } from './try-request.ts';

it('adds answers that the form takes', () => {
  const samples = ['verifyToken', 'verifyTokenError', 'environment', 'decrypt'] as const;
  const stubs = samples.reduce((text, sample) => addStub(text, sample), '');
  expect(readForm({ ...EMPTY_FORM, stubs })).toMatchObject({ call: { stubs: { environment: { NAME: 'value' } } } });
  expect(JSON.parse(stubs).verifyToken).toHaveLength(2);
  expect(JSON.parse(addStub('', 'verifyToken', { sub: 'ann' }))).toEqual({ verifyToken: [{ answer: { sub: 'ann' } }] });
});

it('leaves alone what it can not read', () => {
  expect(addStub('{', 'decrypt')).toBe('{');
  expect(addStub('[]', 'decrypt')).toBe('[]');
});
