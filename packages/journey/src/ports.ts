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

/** What `@crypto` computes with stored keys, which it knows by alias only. All throw an error whose message may be shown. */
export interface KeyOperations {
  /** @returns A signed token (RFC 7519). `options` are `alg` and `expiresIn` (seconds). */
  signToken(claims: ValueObject, keyAlias: string, options: ValueObject, nowMs: number): string | Promise<string>;
  hmacSha256(text: string, keyAlias: string): Uint8Array | Promise<Uint8Array>;
  encrypt(text: string, keyAlias: string): string | Promise<string>;
  decrypt(text: string, keyAlias: string): string | Promise<string>;
  /** Reads an X.509 certificate in PEM form, without checking it. */
  certificateInfo(pem: string): ValueObject | Promise<ValueObject>;
}

/** Everything that a run reaches outside itself. Given the answers that these gave, a run repeats exactly. */
export interface Ports {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly tokens: TokenVerifier;
  /** Left out where there are no keys: expressions that need one fail. */
  readonly keys?: KeyOperations;
  /** A setting of the installation that expressions may read (`@env.get`). */
  readonly environment?: (name: string) => string | null | undefined;
}
