import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { StorageError } from '../errors.ts';

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed value lives; a value that was moved elsewhere does not open. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly tenantId: string;
  readonly rowId: string;
}

/**
 * Seals secrets that must be read back, with AES-256-GCM. A sealed value is the text
 * `v1.<key id>.<nonce>.<ciphertext and tag>`; version, key id and {@link SealedPlace} are authenticated with it.
 */
export class Envelope {
  /** A key object: making a cipher from bytes takes five times as long. */
  readonly #key: KeyObject;
  readonly #keyId: string;

  /** @param masterKey 32 random bytes; the sealing key is derived from it, so that it can serve other purposes too */
  constructor(masterKey: Uint8Array) {
    if (masterKey.length !== KEY_BYTES) throw new TypeError(`The master key has ${KEY_BYTES} bytes.`);
    const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'waymark envelope v1', KEY_BYTES));
    this.#key = createSecretKey(key);
    this.#keyId = createHash('sha256').update('waymark key id').update(key).digest('hex').slice(0, 16);
  }

  seal(plaintext: string, place: SealedPlace): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(this.#additionalData(place));
    const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, this.#keyId, iv.toString('base64url'), sealed.toString('base64url')].join('.');
  }

  /** @throws StorageError `unknown-master-key`, `sealed-value-damaged`; neither says anything about the value */
  open(sealed: string, place: SealedPlace): string {
    const [version, keyId, iv = '', payload = '', ...rest] = sealed.split('.');
    const where = `${place.table}.${place.column}`;
    if (version !== VERSION || rest.length > 0) throw new StorageError('sealed-value-damaged', where);
    if (keyId !== this.#keyId) throw new StorageError('unknown-master-key', where);
    const bytes = Buffer.from(payload, 'base64url');
    const nonce = Buffer.from(iv, 'base64url');
    if (bytes.length < TAG_BYTES || nonce.length !== IV_BYTES) throw new StorageError('sealed-value-damaged', where);
    const decipher = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(this.#additionalData(place));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      throw new StorageError('sealed-value-damaged', where);
    }
  }

  #additionalData({ table, column, tenantId, rowId }: SealedPlace): Buffer {
    return Buffer.from(JSON.stringify([VERSION, this.#keyId, table, column, tenantId, rowId]), 'utf8');
  }
}
