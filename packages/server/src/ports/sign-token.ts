import { constants, type KeyObject, sign } from 'node:crypto';
import { HostError, toJsonText, type ValueObject } from '@waymark/expression';
import type { StoredKey } from './stored-key.ts';

const DEFAULT_LIFETIME = 300;
const MAX_LIFETIME = 86_400;

interface Scheme {
  readonly fits: (key: KeyObject) => boolean;
  readonly digest: 'sha256' | null;
  readonly options: object;
}

const isRsa = (key: KeyObject) => key.asymmetricKeyType === 'rsa';
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };

/** In the order in which they are chosen when the author names none (RFC 7518 §3.1, RFC 8037 §3.1). */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  ES256: {
    fits: (key) => key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
    digest: 'sha256',
    options: { dsaEncoding: 'ieee-p1363' },
  },
  EdDSA: { fits: (key) => key.asymmetricKeyType === 'ed25519', digest: null, options: {} },
  RS256: { fits: isRsa, digest: 'sha256', options: { padding: constants.RSA_PKCS1_PADDING } },
  PS256: { fits: isRsa, digest: 'sha256', options: PSS },
};

/**
 * Signs claims as a JWT (RFC 7519). `iat` and `exp` are set here, so that no token lives longer than its options say.
 *
 * @throws HostError with a message that is safe to show
 */
export function signToken(
  claims: ValueObject,
  { key, kid }: StoredKey & { use: 'signing' },
  options: ValueObject,
  nowMs: number,
): string {
  const { alg, scheme } = chooseScheme(key, options);
  const issuedAt = Math.floor(nowMs / 1000);
  const header = encode({ alg, typ: 'JWT', kid });
  const payload = encode({ ...claims, iat: issuedAt, exp: issuedAt + lifetime(options) });
  const signature = sign(scheme.digest, Buffer.from(`${header}.${payload}`), { key, ...scheme.options });
  return `${header}.${payload}.${signature.toString('base64url')}`;
}

const encode = (part: ValueObject): string => Buffer.from(toJsonText(part)).toString('base64url');

function chooseScheme(key: KeyObject, options: ValueObject): { alg: string; scheme: Scheme } {
  const unknown = Object.keys(options).find((name) => name !== 'alg' && name !== 'expiresIn');
  if (unknown !== undefined) throw new HostError(`There is no option "${unknown}": use alg, expiresIn.`);
  const { alg: wanted } = options;
  const found = Object.entries(SCHEMES).find(
    ([alg, scheme]) => scheme.fits(key) && (wanted === undefined || wanted === alg),
  );
  if (found === undefined) throw new HostError("The key can't sign with this algorithm.");
  return { alg: found[0], scheme: found[1] };
}

function lifetime({ expiresIn }: ValueObject): number {
  if (expiresIn === undefined) return DEFAULT_LIFETIME;
  if (typeof expiresIn === 'number' && Number.isInteger(expiresIn) && expiresIn > 0 && expiresIn <= MAX_LIFETIME) {
    return expiresIn;
  }
  throw new HostError(`The option "expiresIn" must be a whole number of seconds, 1 to ${MAX_LIFETIME}.`);
}
