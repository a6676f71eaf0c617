import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../evaluate-expression.ts';
import { createFixtureHost } from '../../fixture-host.ts';

const host = createFixtureHost();
const readCode = jsqr as unknown as (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;

/** What a reader of QR codes sees in the picture, as an independent check of all of it. */
function decode(base64: string): string | undefined {
  const png = Buffer.from(base64, 'base64');
  const size = png.readUInt32BE(16);
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const rowLength = Math.ceil(size / 8) + 1;
  const pixels = new Uint8ClampedArray(4 * size * size).fill(255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const white = ((rows[y * rowLength + 1 + (x >>> 3)] ?? 0) >>> (7 - (x & 7))) & 1;
      pixels.fill(255 * white, 4 * (y * size + x), 4 * (y * size + x) + 3);
    }
  }
  return readCode(pixels, size, size)?.data;
}

describe('@std.generateQrCode', () => {
  it.each([
    'https://example.com/?a=1&b=2',
    '1',
    '0123456789',
    'HELLO WORLD',
    'Grüße \u{1F600}',
    'otpauth://totp/Waymark:ann@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Waymark',
    'x'.repeat(600),
  ])('a reader reads back %j', async (text) => {
    const picture = await evaluateExpression('@std.generateQrCode(text)', { host, variables: { text } });
    expect(decode(picture as string)).toBe(text);
  });
});
