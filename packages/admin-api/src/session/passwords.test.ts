import { expect, test } from 'vitest';
import { hashPassword, PasswordsBusy, verifyPassword } from './passwords.ts';

test('a password verifies against its own hash only, in any Unicode form', async () => {
  const hash = await hashPassword('caf\u00e9 au lait 12');
  expect(await verifyPassword(hash, 'cafe\u0301 au lait 12')).toBe(true);
  expect(await verifyPassword(hash, 'cafe au lait 12')).toBe(false);
  expect(await verifyPassword(undefined, 'caf\u00e9 au lait 12')).toBe(false);
});

test('an unknown address costs as much as a known one', async () => {
  const hash = await hashPassword('some password');
  const time = async (candidate: string | undefined) => {
    const start = performance.now();
    await verifyPassword(candidate, 'wrong');
    return performance.now() - start;
  };
  // In turns, so that a busy machine is as unkind to the one as to the other.
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 12; round++) {
    known = Math.min(known, await time(hash));
    unknown = Math.min(unknown, await time(undefined));
  }
  expect(unknown).toBeGreaterThan(known * 0.5);
  expect(unknown).toBeLessThan(known * 2);
});

test('only so many wait', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 80 }, () => verifyPassword(undefined, 'x')));
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(14);
  expect(refused.every((outcome) => outcome.status === 'rejected' && outcome.reason instanceof PasswordsBusy)).toBe(
    true,
  );
  expect(await verifyPassword(undefined, 'x')).toBe(false);
});
