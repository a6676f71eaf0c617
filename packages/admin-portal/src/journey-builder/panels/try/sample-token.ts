/** Claims of a token. */
export type Claims = Readonly<Record<string, unknown>>;

export interface SampleTokenOptions {
  readonly kind: 'access' | 'id';
  readonly subject: string;
  /** Epoch seconds; undefined: a token that names no end. */
  readonly expiresAt: number | undefined;
  readonly mfa: boolean;
  readonly further?: Claims;
}

/** Claims as an identity provider would put them into a token. */
export function sampleClaims(options: SampleTokenOptions, nowSeconds: number): Claims {
  const { kind, subject, expiresAt, mfa, further = {} } = options;
  const issuedAt = Math.min(nowSeconds, expiresAt === undefined ? nowSeconds : expiresAt - 3600);
  return {
    iss: 'https://idp.example.com',
    sub: subject,
    iat: issuedAt,
    ...(expiresAt === undefined ? {} : { exp: expiresAt }),
    ...(kind === 'id' || mfa ? { amr: mfa ? ['pwd', 'mfa'] : ['pwd'] } : {}),
    ...further,
  };
}

/** An unsigned JWT (RFC 7519 §6) with the claims: the `none` algorithm, and no signature that anybody could take for one. */
export function unsignedToken(claims: Claims, kind: 'access' | 'id' = 'id'): string {
  const header = { alg: 'none', typ: kind === 'access' ? 'at+jwt' : 'JWT' };
  const encode = (value: unknown) => base64Url(new TextEncoder().encode(JSON.stringify(value)));
  return `${encode(header)}.${encode(claims)}.`;
}

/** Base64url without padding (RFC 7515 §2). */
export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Puts a value into a body of JSON at a member such as `device.token`; undefined where the body takes none. */
export function insertIntoBody(body: string, member: string, value: unknown): string | undefined {
  let parsed: unknown;
  try {
    parsed = body.trim() === '' ? {} : JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  return JSON.stringify(withMember(parsed as Claims, member.split('.'), value), null, 2);
}

function withMember(object: Claims, [name = '', ...rest]: readonly string[], value: unknown): Claims {
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = Object.hasOwn(object, name) ? object[name] : {};
  const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return { ...object, [name]: withMember(isObject ? (inner as Claims) : {}, rest, value) };
}
