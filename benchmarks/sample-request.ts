const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of realistic size; its signature is never checked by the tutorial's journey. */
function sampleToken(claims: object, variant: number): string {
  const common = {
    iss: 'https://idp.example.com/realms/customers',
    aud: ['https://api.example.com', 'account'],
    sub: `user-${variant}`,
    sid: `5f0c2f5e-7a5c-4a53-9f0e-${String(variant).padStart(12, '0')}`,
    name: 'Ann Example',
    email: `ann.example+${variant}@example.com`,
    roles: ['customer', 'payments', 'cards'],
  };
  const header = encode({ alg: 'RS256', typ: 'JWT', kid: 'idp-2026-11' });
  return `${header}.${encode({ ...common, ...claims })}.${'c2ln'.repeat(86).slice(0, 342)}`;
}

/** Bodies of the tutorial's call that lead to 200: both tokens valid for a day, signed in with MFA. */
export function sampleBodies(count: number): { external_access_token: string; external_id_token: string }[] {
  const now = Math.floor(Date.now() / 1000);
  return Array.from({ length: count }, (_, variant) => ({
    external_access_token: sampleToken({ iat: now, exp: now + 86_400, scope: 'payments:write' }, variant),
    external_id_token: sampleToken({ iat: now, exp: now + 86_400, amr: ['pwd', 'otp', 'mfa'] }, variant),
  }));
}
