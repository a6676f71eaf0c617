import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '@waymark/storage';
import { expect, test } from 'vitest';
import { createFirstAdministrator } from './create-first-administrator.ts';
import { verifyPassword } from './session/passwords.ts';

test('creates one owner, also when two servers start at once', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-first-'));
  const options = { file: join(directory, 'waymark.db'), masterKey: new Uint8Array(32) };
  const storages = [await openStorage(options), await openStorage(options)];
  const outcomes = await Promise.all(storages.map((storage) => createFirstAdministrator(storage, { email: 'a@b' })));
  const created = outcomes.filter((outcome) => outcome.kind === 'created');
  expect(created).toHaveLength(1);
  expect(created[0]?.administrator).toMatchObject({ email: 'a@b', role: 'owner' });
  expect(created[0]?.password).toMatch(/^[\w-]{24}$/);
  const found = await storages[0]?.administrators.findByEmail('A@B');
  expect(found?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(found?.passwordHash, created[0]?.password ?? '')).toBe(true);
  for (const storage of storages) await storage.close();
  rmSync(directory, { recursive: true });
});
