import type { Value, ValueObject } from './values/value.ts';

/** What `@policy.*` answers. A part that is left out reads as `null`, `isUserAuthenticated` as `false`. */
export interface PolicyContext {
  readonly request: Value;
  readonly user?: Value;
  readonly isUserAuthenticated?: boolean;
  readonly userContext?: Value;
  readonly userTokens?: Value;
  readonly device?: Value;
  readonly sdkSavedData?: Value;
  readonly interactionParameters?: Value;
  readonly journey?: Value;
  readonly client?: Value;
  readonly tenant?: Value;
}

/** What several evaluations share, such as those of one run of a journey. Both throw an `E_LIMIT` error to end it. */
export interface Meter {
  /** Called every now and then while an evaluation goes on, before work of so many steps (about 0.1 µs each). */
  work(steps: number): void;
  /** Called before a larger value is made. `size` in UTF-16 units. */
  allocate(size: number): void;
}

/** The world outside, as far as an expression may see it. */
export interface ExpressionHost {
  readonly meter?: Meter | undefined;
  /** Epoch milliseconds. Read at most once in an evaluation. */
  now(): number;
  /** Cryptographically strong random bytes. */
  randomBytes(length: number): Uint8Array;
  readonly policy: PolicyContext;
  /**
   * Checks a JWT against the key set named by `options.jwks` and answers its claims.
   * Throws (or rejects with) a {@link HostError} whose message may be shown.
   */
  verifyToken?(token: string, options: ValueObject): Value | Promise<Value>;
  /** Calls `@webrequests.<name>`; answers `{status, body}`. Throws {@link HostError} for a failure or an unknown name. */
  callWebRequest?(name: string, args: readonly Value[]): Value | Promise<Value>;
  /** Signs claims with a stored key; answers the token. Throws {@link HostError} for an unknown alias, as all with keys do. */
  signToken?(claims: ValueObject, keyAlias: string, options: ValueObject): string | Promise<string>;
  /** HMAC of the UTF-8 bytes of a text. */
  hmacSha256?(text: string, keyAlias: string): Uint8Array | Promise<Uint8Array>;
  /** Encrypts a text so that {@link decrypt} gives it back and any change is noticed. */
  encrypt?(text: string, keyAlias: string): string | Promise<string>;
  decrypt?(text: string, keyAlias: string): string | Promise<string>;
  /** Reads an X.509 certificate in PEM form, without checking it. */
  certificateInfo?(pem: string): ValueObject | Promise<ValueObject>;
  /** A setting of the installation that expressions may read. */
  environment?(name: string): string | null | undefined;
}
