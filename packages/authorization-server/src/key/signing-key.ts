import type { JWK } from 'jose';

/** Algorithms the token service signs with (RFC 7518 §3.1, RFC 8037). ES256 is the default. */
export type SigningAlgorithm = 'ES256' | 'RS256' | 'EdDSA';

/** `signing`: signs and is published. `validating`: published only. `disabled`: neither. */
export type SigningKeyStatus = 'signing' | 'validating' | 'disabled';

/** A key pair of the token service, private part included: keep it inside the process. */
export interface SigningKey {
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  readonly status: SigningKeyStatus;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
  readonly createdAt: number;
}
