/** The change was made. */
export interface Done<T> {
  readonly kind: 'done';
  readonly value: T;
}

/** What was to be changed, or what it belongs to, does not exist. */
export interface NotFound {
  readonly kind: 'not-found';
}

/** The id, name or e-mail address is in use. */
export interface Taken {
  readonly kind: 'taken';
}

/** Something else depends on it; see the method for what. */
export interface InUse {
  readonly kind: 'in-use';
}

/** Somebody saved the draft in the meantime. */
export interface Conflict {
  readonly kind: 'conflict';
  readonly currentRevision: number;
}

export const NOT_FOUND: NotFound = { kind: 'not-found' };
export const TAKEN: Taken = { kind: 'taken' };
export const IN_USE: InUse = { kind: 'in-use' };

export function done<T>(value: T): Done<T> {
  return { kind: 'done', value };
}
