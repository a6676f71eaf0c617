import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/** The body of the tutorial's call. */
export interface TokenPair {
  readonly external_access_token: string;
  readonly external_id_token: string;
}

/** The tutorial's decision as an engineer would write it in a service. */
export function decide(body: TokenPair): 200 | 307 | 401 {
  const access = claimsOf(body.external_access_token);
  const id = claimsOf(body.external_id_token);
  const now = Date.now() / 1000;
  if (!(Number(access.exp) > now && Number(id.exp) > now)) return 401;
  return Array.isArray(id.amr) && id.amr.includes('mfa') ? 200 : 307;
}

export function claimsOf(token: string): Record<string, unknown> {
  const parts = token.split('.');
  if (parts.length !== 3) throw new Error('not a JWT');
  const claims: unknown = JSON.parse(Buffer.from(parts[1] as string, 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null) throw new Error('no claims');
  return claims as Record<string, unknown>;
}

const CLIENT_ID = 'demo-client';
const ISSUER = 'https://benchmark.example';
const MAX_CACHED = 4096;

/** Issues and checks the caller's own tokens (ES256); checked ones are kept in a bounded map, by the whole token. */
export class Tokens {
  readonly #publicKey: KeyObject;
  readonly #privateKey: KeyObject;
  readonly #cache = new Map<string, { exp: number; client: string }>();

  constructor() {
    const pair = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    this.#publicKey = createPublicKey(pair.publicKey);
    this.#privateKey = createPrivateKey(pair.privateKey);
  }

  issue(): string {
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' };
    const claims = {
      iss: ISSUER,
      aud: 'userid-api',
      sub: CLIENT_ID,
      client_id: CLIENT_ID,
      iat: now,
      exp: now + 3600,
      jti: 'x',
    };
    const data = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${data}.${sign('sha256', Buffer.from(data), { key: this.#privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  }

  /** @returns Whether the header carries a good token of the client. */
  accepts(authorization: string | undefined, clientId: string | null): boolean {
    if (authorization === undefined || !authorization.startsWith('Bearer ')) return false;
    const token = authorization.slice(7);
    const known = this.#cache.get(token) ?? this.#check(token);
    return known !== undefined && known.exp * 1000 > Date.now() && known.client === clientId;
  }

  #check(token: string): { exp: number; client: string } | undefined {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const key = { key: this.#publicKey, dsaEncoding: 'ieee-p1363' } as const;
    if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')))
      return undefined;
    const { iss, aud, exp, client_id } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (iss !== ISSUER || aud !== 'userid-api') return undefined;
    const checked = { exp, client: client_id };
    if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
    this.#cache.set(token, checked);
    return checked;
  }
}

export const HAND_WRITTEN = { clientId: CLIENT_ID, path: `/validate-transaction?clientId=${CLIENT_ID}` } as const;
export const STEP_UP = 'https://yourdemoapp.com/stepup';
export const MAX_BODY = 1_048_576;
