import { logSignInFailed } from '@waymark/telemetry';
import type { AdminApiOptions } from '../../options.ts';
import { AttemptLimiter } from '../../session/attempt-limiter.ts';
import { networkOf } from '../../session/network-of.ts';
import { PasswordsBusy, verifyPassword } from '../../session/passwords.ts';
import { type StartedSession, startSession } from '../../session/start-session.ts';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
  /** The session that the browser brought along; a sign-in replaces it. */
  readonly previousSessionId?: string | undefined;
}

export type SignInOutcome =
  | ({ readonly kind: 'signed-in' } & StartedSession)
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
    return { kind: 'signed-in', ...(await startSession(this.#options, found.administrator, request)) };
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
