import type { JWK } from 'jose';

/** A named set of somebody else's public keys, which journeys verify tokens against (RFC 7517 §5). */
export interface KeySet {
  /** The alias that expressions use, `[a-z0-9][a-z0-9-]{0,62}`. */
  readonly name: string;
  readonly description: string;
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly createdAt: number;
  readonly updatedAt: number;
}
