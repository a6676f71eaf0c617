import { afterEach, describe, expect, it, vi } from 'vitest';

const encode = (bytes: Iterable<number>) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const TEXTS = ['', 'a', 'ab', 'abc', '{"a":"é"}', '\u{1F600}', '\uFFFD', '?>?>~~~'];
const REFUSED = [
  'e30=',
  'e3 0',
  'e30+',
  '/e30',
  'e',
  'e30\n',
  'é',
  encode([0xff]),
  encode([0xc3]),
  encode([0xed, 0xa0, 0x80]),
];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe.each([
  ['on Node', () => undefined],
  ['in a browser', () => vi.stubGlobal('Buffer', undefined)],
])('base64url %s', (_name, prepare) => {
  const load = async () => {
    prepare();
    vi.resetModules();
    return (await import('./base64.ts')).decodeBase64Url;
  };

  it('gives the text back', async () => {
    const encoded = TEXTS.map((text) => encode(new TextEncoder().encode(text)));
    const decode = await load();
    expect(encoded.map(decode)).toEqual(TEXTS);
  });

  it.each(REFUSED)('refuses %j', async (text) => {
    const decode = await load();
    expect(() => decode(text)).toThrow();
  });
});
