import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTokenShape } from '../token/token-shape.ts';
import { decodePart, encodePart, forge, privateKeyOf, type Service, signRaw, startService } from './fixtures.ts';

let service: Service;
let token: string;
beforeAll(async () => {
  service = await startService();
  token = service.token();
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function parts(): [string, string, string] {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [header, payload, signature];
}

function refused(text: string): string {
  const result = service.verifier.verify(text);
  return result.valid ? 'accepted' : result.reason;
}

describe('RFC 7515: compact serialization (§3.1, §5.2)', () => {
  it.each([
    '',
    '.',
    '..',
    '...',
    'a',
    'a.b',
    'a.b.c',
    'a.b.c.d',
    'a.b.c.d.e',
    '\u0000',
    'é.é.é',
    '....................',
  ])('refuses %j', (text) => {
    expect(refused(text)).toBe('malformed');
  });

  it('refuses padding, blanks, line ends, the other alphabet and empty parts', () => {
    const [header, payload, signature] = parts();
    for (const text of [
      `${header}=.${payload}.${signature}`,
      `${header}.${payload}=.${signature}`,
      `${header}.${payload}.${signature}==`,
      ` ${token}`,
      `${token} `,
      `${token}\n`,
      `${header} .${payload}.${signature}`,
      `${header}.${payload}.${signature.slice(0, 10)} ${signature.slice(10)}`,
      `${header}.${payload}.${signature}%3D`,
      `${header}.${payload}.`,
      `${header}..${signature}`,
      `.${payload}.${signature}`,
      `${token}.`,
      `.${token}`,
    ]) {
      expect(refused(text)).toBe('malformed');
    }
  });

  it('refuses stray bits in the last character of each part', () => {
    for (const index of [0, 1, 2] as const) {
      const all = parts();
      const part = all[index];
      const spare = part.length % 4 === 2 ? 4 : part.length % 4 === 3 ? 2 : 0;
      for (let bits = 1; bits < 1 << spare; bits++) {
        const last = ALPHABET[ALPHABET.indexOf(part.slice(-1)) + bits] ?? '';
        all[index] = part.slice(0, -1) + last;
        expect(Buffer.from(all[index], 'base64url')).toEqual(Buffer.from(part, 'base64url'));
        expect(refused(all.join('.'))).toBe('malformed');
      }
    }
    expect(parts()[2].length % 4).toBe(2);
  });

  it('refuses a token beyond 8 KiB before looking at it', () => {
    expect(refused(forge(service, {}, { scope: 'x'.repeat(7000) }))).toBe('malformed');
    expect(refused('a'.repeat(10_000_000))).toBe('malformed');
    expect(refused(forge(service, {}, { scope: 'x'.repeat(1000) }))).toBe('accepted');
  });

  it('tells a JWE from a JWS (RFC 7516 §9)', () => {
    const [header, payload, signature] = parts();
    expect(readTokenShape(`${header}.${payload}.${signature}.${payload}.${payload}`)).toBe('encrypted');
    expect(refused(`${header}.${payload}.${signature}.${payload}.${payload}`)).toBe('malformed');
  });

  it.each([
    ['list', '["alg"]'],
    ['null', 'null'],
    ['text', '"ES256"'],
    ['no JSON', '{"alg":"ES256"'],
    ['trailing text', '{"alg":"ES256"} x'],
    ['byte order mark', '\ufeff{"alg":"ES256"}'],
    ['no alg', '{"typ":"at+jwt"}'],
  ])('refuses a header that is no object with alg: %s', (_name, header) => {
    const [, payload, signature] = parts();
    expect(refused(`${encodePart(header)}.${payload}.${signature}`)).toBe('malformed');
  });

  it('refuses a header that is not UTF-8', () => {
    const [, payload, signature] = parts();
    const header = Buffer.from([...Buffer.from('{"alg":"ES256","kid":"'), 0xc3, 0x28, ...Buffer.from('"}')]);
    expect(refused(`${header.toString('base64url')}.${payload}.${signature}`)).toBe('malformed');
  });

  it('refuses repeated members in the header and in the claims, however they are spelled (§4, RFC 7519 §4)', () => {
    const key = privateKeyOf(service.key);
    const { kid } = service.key;
    const claims = JSON.stringify(decodePart(token, 1));
    const headers = [
      `{"alg":"none","alg":"ES256","typ":"at+jwt","kid":"${kid}"}`,
      `{"alg":"ES256","\\u0061lg":"ES256","typ":"at+jwt","kid":"${kid}"}`,
      `{"alg":"ES256","typ":"at+jwt","kid":"other" , "kid" : "${kid}"}`,
      `{"alg":"ES256","typ":"at+jwt","kid":"${kid}","x":{"a":1,"b":[{"c":1,"c":2}]}}`,
    ];
    for (const header of headers) expect(refused(signRaw(header, claims, key, 'ES256'))).toBe('malformed');
    const header = decodePart(token, 0);
    const doubled = claims.replace('{', '{"client_id":"admin",');
    expect(refused(signRaw(header, doubled, key, 'ES256'))).toBe('malformed');
    const nested = claims.replace('{', '{"x":{"y":"a:\\"y\\":","z":["y","y"]},');
    expect(refused(signRaw(header, nested, key, 'ES256'))).toBe('accepted');
  });
});

describe('RFC 8725: algorithms', () => {
  it('refuses none, in every spelling, with and without a signature', () => {
    const [, payload, signature] = parts();
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      const header = encodePart({ ...decodePart(token, 0), alg });
      expect(refused(`${header}.${payload}.`)).toBe('malformed');
      expect(refused(`${header}.${payload}.${signature}`)).toBe('unsupported-algorithm');
    }
  });

  it('refuses an HMAC keyed with the public key, as PEM, DER or JWK', () => {
    const publicKey = createPublicKey({ key: { ...service.key.publicJwk }, format: 'jwk' });
    const [, payload] = parts();
    const data = `${encodePart({ ...decodePart(token, 0), alg: 'HS256' })}.${payload}`;
    const secrets = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      JSON.stringify(service.key.publicJwk),
      JSON.stringify(service.keyring.jwks().keys[0]),
      '',
    ];
    for (const secret of secrets) {
      const mac = createHmac('sha256', secret).update(data).digest('base64url');
      expect(refused(`${data}.${mac}`)).toBe('unsupported-algorithm');
    }
  });

  it('refuses a key of another type under the same kid, and a key that the token brings along', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const header = decodePart(token, 0);
    const claims = decodePart(token, 1);
    expect(refused(signRaw({ ...header, alg: 'RS256' }, claims, rsa.privateKey, 'RS256'))).toBe(
      'unsupported-algorithm',
    );
    expect(refused(signRaw(header, claims, rsa.privateKey, 'RS256'))).toBe('bad-signature');
    const jwk = ec.publicKey.export({ format: 'jwk' });
    expect(refused(signRaw({ ...header, jwk }, claims, ec.privateKey, 'ES256'))).toBe('bad-signature');
    expect(refused(signRaw({ ...header, jwk, kid: undefined }, claims, ec.privateKey, 'ES256'))).toBe('unknown-key');
  });

  it('refuses signatures of zeros, of another length, and in DER', () => {
    const [header, payload] = parts();
    for (const bytes of [
      Buffer.alloc(64),
      Buffer.alloc(63, 1),
      Buffer.alloc(65, 1),
      Buffer.alloc(1),
      Buffer.alloc(132),
    ]) {
      expect(refused(`${header}.${payload}.${bytes.toString('base64url')}`)).toBe('bad-signature');
    }
    const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
    expect(refused(`${header}.${payload}.${Buffer.concat([order, order]).toString('base64url')}`)).toBe(
      'bad-signature',
    );
  });
});

describe('properties', () => {
  test.prop([fc.nat(), fc.constantFrom(...ALPHABET)])('one character replaced is refused', (at, char) => {
    const i = at % token.length;
    fc.pre(token[i] !== char);
    expect(refused(token.slice(0, i) + char + token.slice(i + 1))).not.toBe('accepted');
  });

  test.prop([fc.nat(), fc.string({ minLength: 1, maxLength: 3, unit: 'binary' })])(
    'text inserted is refused',
    (at, text) => {
      const i = at % (token.length + 1);
      expect(refused(token.slice(0, i) + text + token.slice(i))).not.toBe('accepted');
    },
  );

  it('every single character removed, doubled or in the other case is refused', () => {
    for (let i = 0; i < token.length; i++) {
      const char = token[i] ?? '';
      expect(refused(token.slice(0, i) + token.slice(i + 1))).not.toBe('accepted');
      expect(refused(token.slice(0, i) + char + token.slice(i))).not.toBe('accepted');
      const other = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
      if (other !== char) expect(refused(token.slice(0, i) + other + token.slice(i + 1))).not.toBe('accepted');
    }
  });

  test.prop([fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String())])(
    'any text is refused without an exception',
    (text) => {
      expect(refused(text)).not.toBe('accepted');
    },
  );

  test.prop([fc.json(), fc.json(), fc.uint8Array({ maxLength: 70 })])(
    'any three parts are refused without an exception',
    (header, payload, bytes) => {
      const text = `${encodePart(header)}.${encodePart(payload)}.${Buffer.from(bytes).toString('base64url')}`;
      expect(refused(text)).not.toBe('accepted');
    },
  );

  test.prop([fc.dictionary(fc.string(), fc.jsonValue())], { numRuns: 60 })(
    'well-signed nonsense is refused without an exception',
    (claims) => {
      const text = signRaw(decodePart(token, 0), claims, privateKeyOf(service.key), 'ES256');
      expect(refused(text)).not.toBe('accepted');
    },
  );
});
