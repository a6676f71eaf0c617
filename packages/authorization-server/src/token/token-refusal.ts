import { TOKEN_REFUSALS, type TokenRefusalReason } from '../errors.ts';

/** An access token that was not accepted, and why. */
export interface TokenRefusal {
  readonly valid: false;
  readonly reason: TokenRefusalReason;
  /** For the caller; names nothing of the token. */
  readonly message: string;
}

const REFUSALS = new Map<TokenRefusalReason, TokenRefusal>();

/** The refusal for a reason: one frozen object each, since a flood of bad tokens should not cost memory. */
export function refuseToken(reason: TokenRefusalReason): TokenRefusal {
  let refusal = REFUSALS.get(reason);
  if (refusal === undefined) {
    refusal = Object.freeze({ valid: false, reason, message: TOKEN_REFUSALS[reason] });
    REFUSALS.set(reason, refusal);
  }
  return refusal;
}
