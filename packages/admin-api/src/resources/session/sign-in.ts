import type { AdministratorSession } from '@waymark/storage';
import { logSignInFailed, logSignInSucceeded } from '@waymark/telemetry';
import type { AdminApiOptions } from '../../options.ts';
import { AttemptLimiter } from '../../session/attempt-limiter.ts';
import { PasswordsBusy, verifyPassword } from '../../session/passwords.ts';
import { DEFAULT_IDLE_MS, DEFAULT_LIFETIME_MS } from '../../session/session-times.ts';
import { newSessionId } from '../../session/session-token.ts';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
  /** The session that the browser brought along; a sign-in replaces it. */
  readonly previousSessionId?: string | undefined;
}

export type SignInOutcome =
  | {
      readonly kind: 'signed-in';
      readonly sessionId: string;
      readonly session: Omit<AdministratorSession, 'createdAt'>;
    }
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'too-many-attempts'; readonly retryAfterMs: number };

const WINDOW_MS = 15 * 60_000;
const BUSY_RETRY_MS = 2000;

/** Signs people in. Failed attempts are limited per e-mail address and per network address, and open up again by time. */
export class SignIn {
  readonly #options: AdminApiOptions;
  readonly #byEmail = new AttemptLimiter({ attempts: 10, windowMs: WINDOW_MS });
  readonly #byAddress = new AttemptLimiter({ attempts: 50, windowMs: WINDOW_MS });

  constructor(options: AdminApiOptions) {
    this.#options = options;
  }

  async attempt(request: SignInRequest): Promise<SignInOutcome> {
    const { storage, logger, clock = Date.now } = this.#options;
    const { address } = request;
    const emailKey = request.email.trim().normalize('NFKC').toLowerCase();
    const networkKey = networkOf(address);
    const retryAfterMs = this.#byAddress.take(networkKey, clock()) || this.#byEmail.take(emailKey, clock());
    if (retryAfterMs > 0) {
      logSignInFailed(logger, { address, reason: 'too-many-attempts' });
      return { kind: 'too-many-attempts', retryAfterMs };
    }
    const found = await storage.administrators.findByEmail(request.email);
    const matches = await verifyUnlessBusy(found?.passwordHash, request.password);
    if (matches === 'busy') {
      this.#byAddress.giveBack(networkKey);
      this.#byEmail.giveBack(emailKey);
      return { kind: 'too-many-attempts', retryAfterMs: BUSY_RETRY_MS };
    }
    if (found === undefined || !matches) {
      const administratorId = found?.administrator.id;
      logSignInFailed(logger, {
        address,
        reason: 'wrong-credentials',
        ...(administratorId === undefined ? {} : { administratorId }),
      });
      return { kind: 'wrong-credentials' };
    }
    this.#byAddress.giveBack(networkKey);
    this.#byEmail.clear(emailKey);
    return this.#startSession(found.administrator, request);
  }

  async #startSession(
    administrator: AdministratorSession['administrator'],
    { address, previousSessionId }: SignInRequest,
  ): Promise<SignInOutcome> {
    const { storage, logger, clock = Date.now, sessionLifetimeMs, sessionIdleMs } = this.#options;
    const actor = { kind: 'administrator', id: administrator.id, name: administrator.email } as const;
    if (previousSessionId !== undefined) await storage.sessions.delete(previousSessionId, actor);
    const sessionId = newSessionId();
    const now = clock();
    const expiresAt = now + (sessionLifetimeMs ?? DEFAULT_LIFETIME_MS);
    const idleExpiresAt = now + (sessionIdleMs ?? DEFAULT_IDLE_MS);
    await storage.sessions.create({ sessionId, administratorId: administrator.id, expiresAt, idleExpiresAt }, actor);
    logSignInSucceeded(logger, { administratorId: administrator.id, address });
    return { kind: 'signed-in', sessionId, session: { administrator, expiresAt, idleExpiresAt } };
  }
}

async function verifyUnlessBusy(hash: string | undefined, password: string): Promise<boolean | 'busy'> {
  try {
    return await verifyPassword(hash, password);
  } catch (error) {
    if (error instanceof PasswordsBusy) return 'busy';
    throw error;
  }
}

/** One household or host has a whole IPv6 network of 64 bits: it counts as one address. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const missing = plain.includes('::') ? 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) : 0;
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill('0'), ...tail.split(':')].slice(0, 4).join(':');
}
