import type { KeyObject } from 'node:crypto';

/** A key that expressions name by its alias. Its value stays in the server. */
export type StoredKey =
  | {
      /** For `@crypto.hmacSha256`, or 32 bytes for `@crypto.aesEncrypt`. */
      readonly use: 'hmac' | 'encryption';
      readonly key: KeyObject;
    }
  | {
      /** For `@crypto.signToken`. */
      readonly use: 'signing';
      readonly key: KeyObject;
      readonly kid: string;
    };

export type FindKey = (alias: string) => StoredKey | undefined;
