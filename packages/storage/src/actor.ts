/** Who makes a change, as the audit keeps it. */
export interface Actor {
  /** `system`: the server or a command on its machine. */
  readonly kind: 'administrator' | 'system';
  /** The administrator's id, or which part of the system, such as `bootstrap`. */
  readonly id: string;
  /** What people read, such as the e-mail address; kept, so that the entry stays readable when the person is gone. */
  readonly name: string;
}

/** A part of the system as an actor. */
export function systemActor(part: string): Actor {
  return { kind: 'system', id: part, name: part };
}
