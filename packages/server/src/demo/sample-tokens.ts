const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A day: long enough to try the demo, short enough to see a token expire. */
const LIFETIME_SECONDS = 86_400;

/** Tokens of an invented external system for the demo's calls. Their signatures are a text: nobody checks them. */
export function sampleTokens(now: number) {
  const seconds = Math.floor(now / 1000);
  const token = (typ: string, claims: object) =>
    [
      encode({ alg: 'RS256', typ }),
      encode({ iss: 'https://idp.example.com', sub: 'user-1', ...claims }),
      'c2FtcGxl',
    ].join('.');
  const valid = { exp: seconds + LIFETIME_SECONDS };
  return {
    access: token('at+jwt', valid),
    expired: token('at+jwt', { exp: seconds - 60 }),
    idWithMfa: token('JWT', { ...valid, amr: ['pwd', 'mfa'] }),
    idWithoutMfa: token('JWT', { ...valid, amr: ['pwd'] }),
  };
}
