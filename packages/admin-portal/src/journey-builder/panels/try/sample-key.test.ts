import { expect, it } from 'vitest';
import { sampleKey, signedToken } from './sample-key.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
const read = (part: string): unknown => JSON.parse(new TextDecoder().decode(bytesOf(part)));

it('signs tokens that can be checked with the public key alone', async () => {
  const key = await sampleKey();
  expect(await sampleKey()).toBe(key);
  expect(Object.keys(key.jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  const claims = { sub: 'Änn', amr: ['pwd', 'mfa'], exp: 4_102_444_800 };
  const token = await signedToken(claims, 'access', key);
  const [header = '', payload = '', signature = ''] = token.split('.');
  expect(read(header)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: key.jwk.kid });
  expect(read(payload)).toEqual(claims);
  const publicKey = await crypto.subtle.importKey('jwk', key.jwk as JsonWebKey, ALGORITHM, false, ['verify']);
  const check = (data: string) =>
    crypto.subtle.verify(ALGORITHM, publicKey, bytesOf(signature), new TextEncoder().encode(data));
  expect(await check(`${header}.${payload}`)).toBe(true);
  expect(await check(`${header}.${payload}x`)).toBe(false);
});
