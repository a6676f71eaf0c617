/** A black and white picture as PNG: one bit for each dot, uncompressed, so that no compressor is needed. */
export function encodePng(size: number, isBlack: (x: number, y: number) => boolean): Uint8Array {
  const rowLength = Math.ceil(size / 8) + 1;
  const rows = new Uint8Array(rowLength * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isBlack(x, y)) setBit(rows, y * rowLength + 1 + (x >>> 3), x & 7);
    }
  }
  const header = [...uint32(size), ...uint32(size), 1, 0, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', deflateStored(rows)),
    ...chunk('IEND', []),
  ]);
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...uint32(data.length), ...body, ...uint32(crc32(body))];
}

/** RFC 1950 and RFC 1951 §3.2.4: blocks without compression. */
function deflateStored(bytes: Uint8Array): number[] {
  const result = [0x78, 0x01];
  for (let start = 0; start < bytes.length; start += 65_535) {
    const block = bytes.subarray(start, start + 65_535);
    const { length } = block;
    const last = start + length === bytes.length ? 1 : 0;
    result.push(last, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255);
    for (const byte of block) result.push(byte);
  }
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  result.push(...uint32(b * 65_536 + a));
  return result;
}

/** RFC 1952 §8. */
function crc32(bytes: readonly number[]): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function setBit(bytes: Uint8Array, index: number, bit: number): void {
  bytes[index] = (bytes[index] ?? 0) | (0x80 >>> bit);
}
