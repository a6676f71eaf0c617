import { randomBytes } from 'node:crypto';

let lastTime = -1;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562 §5.7). Ids of one process sort in the order in which they were made, within a millisecond too: the
 * twelve bits after the time count up from a random start (§6.2, method 1).
 *
 * @param now - Epoch milliseconds.
 */
export function uuidV7(now: number): string {
  const bytes = randomBytes(16);
  counter = now === lastTime ? counter + 1 : bytes.readUInt16BE(6) & 0x07ff;
  lastTime = now;
  bytes.writeUIntBE(now, 0, 6);
  // Past 4096 ids in a millisecond the order is lost, the uniqueness is not.
  bytes.writeUInt16BE(0x7000 | (counter & 0x0fff), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
