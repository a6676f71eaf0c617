import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from './png.ts';

/** The chunks of a PNG file (ISO/IEC 15948 §5.3), each with its checksum checked. */
function chunksOf(png: Uint8Array): { type: string; data: Buffer }[] {
  const bytes = Buffer.from(png);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

/** The dots of a picture, `#` for black. */
function dotsOf(png: Uint8Array): string[] {
  const [header, data, end, ...more] = chunksOf(png);
  expect([header?.type, data?.type, end?.type, end?.data.length, more]).toEqual(['IHDR', 'IDAT', 'IEND', 0, []]);
  const width = header?.data.readUInt32BE(0) ?? 0;
  expect([...(header?.data.subarray(4) ?? [])]).toEqual([
    ...Buffer.from([0, 0, width >>> 8, width & 255]),
    1,
    0,
    0,
    0,
    0,
  ]);
  const rows = inflateSync(data?.data ?? Buffer.alloc(0));
  const rowLength = 1 + Math.ceil(width / 8);
  expect(rows.length).toBe(width * rowLength);
  return Array.from({ length: width }, (_, y) => {
    expect(rows[y * rowLength]).toBe(0);
    return Array.from({ length: width }, (_dot, x) =>
      (rows[y * rowLength + 1 + (x >>> 3)] as number) & (0x80 >>> (x & 7)) ? '.' : '#',
    ).join('');
  });
}

describe('encodePng', () => {
  it('draws each square as big as the scale says', () => {
    expect(
      dotsOf(
        encodePng(
          [
            [true, false, true],
            [false, true, false],
            [true, true, false],
          ],
          3,
        ),
      ),
    ).toEqual([...Array(3).fill('###...###'), ...Array(3).fill('...###...'), ...Array(3).fill('######...')]);
  });

  it('draws one square, white or black', () => {
    expect(dotsOf(encodePng([[true]], 1))).toEqual(['#']);
    expect(dotsOf(encodePng([[false]], 1))).toEqual(['.']);
  });

  it('leaves the bits behind the last dot of a row alone', () => {
    const rows = inflateSync(chunksOf(encodePng([[false]], 1))[1]?.data ?? Buffer.alloc(0));
    expect([...rows]).toEqual([0, 0x80]);
  });

  it.each([177, 300])('writes %i squares in several blocks, as the format of the data demands', (size) => {
    const squares = Array.from({ length: size }, (_, y) =>
      Array.from({ length: size }, (_square, x) => (x * y) % 3 === 0),
    );
    const dots = dotsOf(encodePng(squares, 4));
    expect(dots.filter((_, y) => y % 4 === 2).map((row) => [...row].filter((_, x) => x % 4 === 2).join(''))).toEqual(
      squares.map((row) => row.map((black) => (black ? '#' : '.')).join('')),
    );
  });
});
