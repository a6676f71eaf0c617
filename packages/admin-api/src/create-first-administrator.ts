import { randomBytes } from 'node:crypto';
import { type Administrator, type Storage, systemActor } from '@waymark/storage';
import { hashPassword } from './session/passwords.ts';

/** What became of the first administrator. */
export type FirstAdministrator =
  | { readonly kind: 'created'; readonly administrator: Administrator; readonly password: string }
  /** Somebody is there already; nothing was changed. */
  | { readonly kind: 'exists' };

/**
 * Creates the first owner, for a server that nobody can sign in to yet. Without a password one of 144 random bits is made;
 * show it once.
 */
export async function createFirstAdministrator(
  storage: Storage,
  { email, password = randomBytes(18).toString('base64url') }: { readonly email: string; readonly password?: string },
): Promise<FirstAdministrator> {
  const { items } = await storage.administrators.list({ limit: 1 });
  if (items.length > 0) return { kind: 'exists' };
  const passwordHash = await hashPassword(password);
  const outcome = await storage.administrators.createFirst({ email, passwordHash }, systemActor('bootstrap'));
  if (outcome.kind === 'taken') return { kind: 'exists' };
  return { kind: 'created', administrator: outcome.value, password };
}
