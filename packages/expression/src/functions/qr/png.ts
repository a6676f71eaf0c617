const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A square black and white picture as PNG (ISO/IEC 15948): one bit for each dot, uncompressed, so that no compressor is
 * needed.
 *
 * @param squares - rows of squares, `true` for black
 * @param scale - dots for each side of a square
 */
export function encodePng(squares: readonly (readonly boolean[])[], scale: number): Uint8Array {
  const size = squares.length * scale;
  const rowLength = Math.ceil(size / 8) + 1;
  const rows = new Uint8Array(rowLength * size);
  squares.forEach((row, index) => {
    const bytes = rowOf(row, scale, rowLength);
    for (let copy = 0; copy < scale; copy++) rows.set(bytes, (index * scale + copy) * rowLength);
  });
  const header = Uint8Array.from([...uint32(size), ...uint32(size), 1, 0, 0, 0, 0]);
  const data = deflateStored(rows);
  return joined([
    Uint8Array.from(signature),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** One line of dots, white where the bit is set, after the byte that says "no filter". */
function rowOf(row: readonly boolean[], scale: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  row.forEach((black, index) => {
    if (black) return;
    for (let x = index * scale; x < (index + 1) * scale; x++) {
      bytes[1 + (x >>> 3)] = (bytes[1 + (x >>> 3)] as number) | (0x80 >>> (x & 7));
    }
  });
  return bytes;
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const name = Uint8Array.from(type, (letter) => letter.charCodeAt(0));
  const body = joined([name, data]);
  return joined([Uint8Array.from(uint32(data.length)), body, Uint8Array.from(uint32(crc32(body)))]);
}

/** RFC 1950 and RFC 1951 §3.2.4: blocks without compression. */
function deflateStored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let start = 0; start < bytes.length; start += 65_535) {
    const block = bytes.subarray(start, start + 65_535);
    const { length } = block;
    const last = start + length === bytes.length ? 1 : 0;
    parts.push(Uint8Array.of(last, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255), block);
  }
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return joined([...parts, Uint8Array.from(uint32(b * 65_536 + a))]);
}

/** RFC 1952 §8. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
