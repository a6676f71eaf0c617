import { expect, test } from 'vitest';
import { MIN_PASSWORD_LENGTH, newPassword } from './new-password.ts';

test('has only characters that are told apart, and enough of them', () => {
  const made = Array.from({ length: 200 }, () => newPassword());
  for (const password of made) expect(password).toMatch(/^[a-km-np-zA-HJ-NP-Z2-9]{20}$/);
  expect(new Set(made).size).toBe(200);
  expect(20).toBeGreaterThanOrEqual(MIN_PASSWORD_LENGTH);
});

test('takes no byte that would favour a character', () => {
  let call = 0;
  const password = newPassword((bytes) => {
    bytes.fill(call === 0 ? 255 : 0);
    call += 1;
  });
  expect([password, call]).toEqual(['a'.repeat(20), 2]);
});
