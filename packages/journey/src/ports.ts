import type { Value, ValueObject } from '@waymark/expression';

/** Tells the time. The only clock that a journey sees. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds from an arbitrary start, never going back; for durations and deadlines. */
  monotonic(): number;
}

/** Cryptographically strong randomness. */
export interface RandomSource {
  bytes(length: number): Uint8Array;
}

/** Checks tokens of other issuers against named key sets (`@crypto.verifyToken`). */
export interface TokenVerifier {
  /**
   * @param options - `jwks` names the key set; `issuer`, `audience`, `algorithms` and `clockSkew` (seconds) are optional.
   * @returns The token's claims. Throws an error whose message may be shown to the journey's author.
   */
  verify(token: string, options: ValueObject, nowMs: number): Value | Promise<Value>;
}

/** Everything that a run reaches outside itself. Given the answers that these gave, a run repeats exactly. */
export interface Ports {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly tokens: TokenVerifier;
}
