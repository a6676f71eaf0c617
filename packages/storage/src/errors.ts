/** What can be wrong with the database itself: code and the sentence that operators read. */
export const STORAGE_ERRORS = {
  'database-newer':
    'The database was written by a newer version of Waymark: install that version, or restore the backup made before.',
  'database-older': 'The database has the format of an older version of Waymark: run "waymark migrate" first.',
  'database-damaged': 'The file is not a database of Waymark, or it is damaged: restore the latest backup.',
  'database-unavailable': 'The database file cannot be opened: check that its folder exists and may be written to.',
  'migration-failed': 'The database could not be brought to the format of this version; nothing was changed.',
  'unknown-master-key':
    'A secret in the database is sealed with another master key: start with the key that this database was made with.',
  'sealed-value-damaged': 'A sealed secret in the database was changed or belongs to another row.',
} as const satisfies Record<string, string>;

export type StorageErrorCode = keyof typeof STORAGE_ERRORS;

/** The database is unusable as it is; {@link code} says why, `message` is for the operator. Holds no secret. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  /** @param detail what exactly, appended to the sentence of the table */
  constructor(code: StorageErrorCode, detail?: string, cause?: unknown) {
    super(detail === undefined ? STORAGE_ERRORS[code] : `${STORAGE_ERRORS[code]} (${detail})`, { cause });
    this.code = code;
  }
}
