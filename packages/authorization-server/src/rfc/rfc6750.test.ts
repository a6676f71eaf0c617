import { describe, expect, it } from 'vitest';
import { TOKEN_REFUSALS, type TokenRefusalReason } from '../errors.ts';
import { bearerChallenge, bearerStatus, parseBearer } from '../token/bearer.ts';
import { refuseToken } from '../token/token-refusal.ts';

describe('RFC 6750: Authorization request header (§2.1)', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='],
  ])('reads %j', (header, token) => {
    expect(parseBearer(header)).toBe(token);
  });

  it.each([undefined, '', 'Basic abc', 'Bearerabc', 'DPoP abc', ' Bearer abc'])('finds no token in %j', (header) => {
    expect(parseBearer(header)).toBe(refuseToken('missing'));
  });

  it.each([
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Bearer a,b',
    'Bearer a, Bearer b',
    'Bearer =a',
    'Bearer a=b',
    'Bearer a ',
    'Bearer "a"',
    'Bearer é',
  ])('refuses %j as malformed', (header) => {
    expect(parseBearer(header)).toBe(refuseToken('malformed-request'));
  });
});

describe('RFC 6750: WWW-Authenticate (§3)', () => {
  it('names only the realm when no token was sent', () => {
    const refusal = refuseToken('missing');
    expect(bearerChallenge(refusal)).toBe('Bearer realm="waymark"');
    expect(bearerStatus(refusal)).toBe(401);
  });

  it('says invalid_request with 400 for a malformed request', () => {
    const refusal = refuseToken('malformed-request');
    expect(bearerChallenge(refusal)).toContain('error="invalid_request"');
    expect(bearerStatus(refusal)).toBe(400);
  });

  it('says invalid_token with 401 for everything else, in characters that a header can carry', () => {
    for (const reason of Object.keys(TOKEN_REFUSALS) as TokenRefusalReason[]) {
      const refusal = refuseToken(reason);
      expect(refusal.message).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
      if (reason === 'missing' || reason === 'malformed-request') continue;
      expect(bearerStatus(refusal)).toBe(401);
      expect(bearerChallenge(refusal, 'orders')).toBe(
        `Bearer realm="orders", error="invalid_token", error_description="${refusal.message}"`,
      );
    }
  });
});
