import type { Random } from './random.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Something in the place of a token: nearly right, or nothing like it. */
export function hostileToken(random: Random, good: string): string {
  const [header = '', payload = '', signature = ''] = good.split('.');
  switch (random.below(12)) {
    case 0:
      return `${header}.${payload}.`;
    case 1:
      return `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`;
    case 2:
      return `${header}.${encode({ sub: 'admin', exp: 9_999_999_999 })}.${signature}`;
    case 3:
      return `${header}.${payload}.${random.bytes(64).toString('base64url')}`;
    case 4:
      return random.text(random.below(200), 'abcXYZ019-_.');
    case 5:
      return 'x'.repeat(8000 + random.below(1000));
    case 6:
      return '.'.repeat(random.below(100));
    case 7:
      return `${encode({ alg: 'HS256', typ: 'at+jwt', kid: '../../key' })}.${payload}.${signature}`;
    case 8:
      return `${Buffer.from('{"alg":"ES256","alg":"none"}').toString('base64url')}.${payload}.${signature}`;
    case 9:
      return `${encode([])}.${encode(null)}.AAAA`;
    case 10:
      return `${Buffer.from('['.repeat(2000)).toString('base64url')}.${payload}.${signature}`;
    default:
      return good.slice(0, random.below(good.length));
  }
}

/** JSON text of some value, deep or wide now and then. */
export function hostileJson(random: Random, depth = 0): string {
  if (depth > 4) return '0';
  switch (random.below(14)) {
    case 0:
      return random.pick(['null', 'true', 'false', '0', '-0', '1e999', '-1e-999', '9007199254740993', '""']);
    case 1:
      return JSON.stringify(random.text(random.below(40), 'a"\\/\u0000\u2028é💥 ${}`'));
    case 2:
      return `{"__proto__":${hostileJson(random, depth + 1)},"constructor":{"prototype":{"x":1}}}`;
    case 3:
      return `{"toString":1,"valueOf":2,"length":3,"then":${hostileJson(random, depth + 1)}}`;
    case 4:
      return '['.repeat(random.below(3000)).concat(']'.repeat(random.below(3000)));
    case 5:
      return `[${Array.from({ length: random.below(6) }, () => hostileJson(random, depth + 1)).join(',')}]`;
    case 6:
      return `{${Array.from({ length: random.below(6) }, () => `"k${random.below(3)}":${hostileJson(random, depth + 1)}`).join(',')}}`;
    case 7:
      return `"${'\\ud800'.repeat(random.below(20))}"`;
    case 8:
      return `"${'x'.repeat(random.chance(0.02) ? 200_000 : 50)}"`;
    case 9:
      return `"${encode({ alg: 'x' })}.${encode({ exp: random.pick<unknown>([null, 'x', {}, [], 1e308, -1, true]), amr: random.pick<unknown>([1, null, 'mfa', { mfa: 1 }, [['mfa']]]) })}.x"`;
    default:
      return String(random.below(100_000) - 50_000);
  }
}

/** Bytes that are no JSON, or no UTF-8, or not what was asked for. */
export function hostileBody(random: Random): Buffer {
  switch (random.below(8)) {
    case 0:
      return random.bytes(random.below(300));
    case 1:
      return Buffer.from(hostileJson(random).slice(0, -1));
    case 2:
      return Buffer.concat([Buffer.from('{"a":"'), random.bytes(20), Buffer.from('"}')]);
    case 3:
      return Buffer.from('['.repeat(random.below(60_000)));
    case 4:
      return Buffer.from(`{"a":`.repeat(random.below(10_000)));
    case 5:
      return Buffer.alloc(
        random.chance(0.01) ? 1_048_577 : random.below(2000),
        random.pick([0x20, 0x30, 0x22, 0x5c, 0x00]),
      );
    case 6:
      return Buffer.from(`\ufeff${hostileJson(random)}`);
    default:
      return Buffer.from(hostileJson(random));
  }
}

const PATH_PARTS = [
  '..',
  '.',
  '%2e%2e',
  '%00',
  '%2f',
  '%5c',
  '\\',
  '//',
  ';a=b',
  '%',
  '%zz',
  '%ff%fe',
  '__proto__',
  'constructor',
  'a'.repeat(70),
  '*',
  '{}',
  '[]',
  '<script>',
  '$%7Bx%7D',
  "'",
  '%0d%0aX:1',
  '~',
  'validate-transaction',
  'null',
  '-1',
] as const satisfies readonly [string, ...string[]];

export const hostilePathPart = (random: Random): string => random.pick([...PATH_PARTS]);

export function hostileQuery(random: Random): string {
  const part = () =>
    random.pick([
      'clientId=',
      'clientId=x&clientId=y',
      'clientId[]=1',
      '%=%',
      '=',
      '&&&',
      'a',
      '__proto__=1',
      'a=%ff',
      'limit=-1',
      'cursor=AAAA',
      'limit=1e9',
      `x=${'y'.repeat(random.below(3000))}`,
      'a=1&'.repeat(random.below(400)),
      '?',
      '%00=%00',
    ]);
  return Array.from({ length: random.below(4) }, part).join('&');
}

export const hostileContentType = (random: Random): string =>
  random.pick([
    'application/json',
    'application/json;charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
    ';',
    '/',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/',
    'x'.repeat(500),
    'application/json,text/html',
    'application/x-www-form-urlencoded; charset=x',
    '\t',
    'application/json; =',
  ]);

export const hostileMethod = (random: Random): string =>
  random.pick([
    'GET',
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'HEAD',
    'TRACE',
    'PROPFIND',
    'QUERY',
    'LINK',
    'M-SEARCH',
  ]);
