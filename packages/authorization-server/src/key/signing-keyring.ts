import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import { publicMembers } from './public-jwk.ts';
import { createSigner, SIGNATURE_SCHEMES } from './signature-scheme.ts';
import type { SigningAlgorithm, SigningKey } from './signing-key.ts';
import { importVerificationKey, type VerificationKey } from './verification-key.ts';

/** The key that signs at the moment, imported once. */
export interface ActiveSigningKey {
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  sign(data: Buffer): Buffer;
}

/** A JSON Web Key Set as published (RFC 7517 §5): public members only. */
export interface PublishedKeySet {
  readonly keys: readonly JWK[];
}

interface Contents {
  readonly signing: ActiveSigningKey;
  readonly verification: ReadonlyMap<string, VerificationKey>;
  readonly published: PublishedKeySet;
  readonly algorithms: readonly SigningAlgorithm[];
}

/**
 * The keys of the token service: one signs, the others still validate what they signed. Rotation is {@link replace}
 * with the new list, at any time: the next token is signed with the new key, and tokens of the old one stay good while
 * it is in the list as `validating`.
 */
export class SigningKeyring {
  #contents: Contents;
  #version = 1;

  /** @throws Error when the keys are unusable; see {@link replace} */
  constructor(keys: readonly SigningKey[]) {
    this.#contents = importKeys(keys);
  }

  /**
   * Takes over a new list of keys. Either all of it or, when it throws, nothing: a bad list never stops a server.
   *
   * @throws Error unless exactly one key is `signing`, every `kid` is unique and every key fits its algorithm
   */
  replace(keys: readonly SigningKey[]): void {
    this.#contents = importKeys(keys);
    this.#version += 1;
  }

  /** Grows with every {@link replace}: whoever remembers something a key proved compares it. */
  get version(): number {
    return this.#version;
  }

  get signing(): ActiveSigningKey {
    return this.#contents.signing;
  }

  /** The key that verifies tokens with this `kid`. */
  find(kid: string): VerificationKey | undefined {
    return this.#contents.verification.get(kid);
  }

  /** Algorithms of the signing and validating keys, for the metadata. */
  get algorithms(): readonly SigningAlgorithm[] {
    return this.#contents.algorithms;
  }

  /** What the JWKS endpoint publishes: signing and validating keys, public members only. */
  jwks(): PublishedKeySet {
    return this.#contents.published;
  }
}

function importKeys(keys: readonly SigningKey[]): Contents {
  const live = keys.filter((key) => key.status !== 'disabled');
  const verification = new Map<string, VerificationKey>();
  for (const key of live) {
    if (key.kid === '' || verification.has(key.kid)) throw new Error(`Signing key ${key.kid}: the kid is not unique.`);
    const imported = importVerificationKey(key.publicJwk, key.algorithm);
    if (typeof imported === 'string') throw new Error(`Signing key ${key.kid} ${imported}.`);
    verification.set(key.kid, imported);
  }
  const [signing, ...others] = live.filter((key) => key.status === 'signing');
  if (signing === undefined) throw new Error('No key has the status signing.');
  if (others.length > 0) throw new Error('More than one key has the status signing.');
  return {
    signing: importSigningKey(signing, verification),
    verification,
    published: publish(live),
    algorithms: [...new Set(live.map((key) => key.algorithm))],
  };
}

function importSigningKey(key: SigningKey, verification: ReadonlyMap<string, VerificationKey>): ActiveSigningKey {
  const privateKey = createPrivateKey({ key: { ...key.privateJwk }, format: 'jwk' });
  const publicKey = verification.get(key.kid)?.keyObject;
  if (publicKey === undefined || !createPublicKey(privateKey).equals(publicKey)) {
    throw new Error(`Signing key ${key.kid}: its private and public parts do not belong together.`);
  }
  const { kid, algorithm } = key;
  return { kid, algorithm, sign: createSigner(SIGNATURE_SCHEMES[algorithm], privateKey) };
}

function publish(keys: readonly SigningKey[]): PublishedKeySet {
  return Object.freeze({
    keys: Object.freeze(
      keys.map(({ kid, algorithm, publicJwk }) =>
        Object.freeze({ ...publicMembers(publicJwk), use: 'sig', kid, alg: algorithm } as JWK),
      ),
    ),
  });
}
