import type { Administrator, AdministratorSession } from '@waymark/storage';
import { logSignInSucceeded } from '@waymark/telemetry';
import type { AdminApiOptions } from '../options.ts';
import { DEFAULT_IDLE_MS, DEFAULT_LIFETIME_MS } from './session-times.ts';
import { newSessionId } from './session-token.ts';

/** A session that begins. */
export interface StartedSession {
  readonly sessionId: string;
  readonly session: Omit<AdministratorSession, 'createdAt'>;
}

/** Starts a session of somebody who proved who they are. A session that the browser brought along ends. */
export async function startSession(
  { storage, logger, clock = Date.now, sessionLifetimeMs, sessionIdleMs }: AdminApiOptions,
  administrator: Administrator,
  { address, previousSessionId }: { readonly address: string; readonly previousSessionId?: string | undefined },
): Promise<StartedSession> {
  const actor = { kind: 'administrator', id: administrator.id, name: administrator.email } as const;
  if (previousSessionId !== undefined) await storage.sessions.delete(previousSessionId, actor);
  const sessionId = newSessionId();
  const now = clock();
  const expiresAt = now + (sessionLifetimeMs ?? DEFAULT_LIFETIME_MS);
  const idleExpiresAt = now + (sessionIdleMs ?? DEFAULT_IDLE_MS);
  await storage.sessions.create({ sessionId, administratorId: administrator.id, expiresAt, idleExpiresAt }, actor);
  logSignInSucceeded(logger, { administratorId: administrator.id, address });
  return { sessionId, session: { administrator, expiresAt, idleExpiresAt } };
}
