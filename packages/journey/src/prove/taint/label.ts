/** What a value may hold, or depend on. */
export type LabelKind =
  /** Something that the caller chose. */
  | 'caller-input'
  /** A token or cookie of the caller. */
  | 'caller-token'
  /** What the request holds under a key such as `password`: shown to nobody, but the caller's own to get back. */
  | 'hidden-input'
  /** A text that was decrypted: only the journey may know it. */
  | 'secret'
  /** Claims of a token that nobody checked: anybody can write such a token. */
  | 'unverified-claims'
  /** Claims of a token that was checked. */
  | 'verified-claims';

export interface Label {
  readonly kind: LabelKind;
  /** In words that end a sentence: `the request header "authorization"`. */
  readonly origin: string;
  /** Where in the request it comes from: `['headers', 'authorization']`. */
  readonly path?: readonly string[];
  /** Of claims: what tells their token from others, where that is known. */
  readonly token?: string;
  /** Ids of the steps that handed it on, the first one first. */
  readonly way: readonly string[];
}

/** By what makes labels different; the way is not part of it, so that following a loop comes to an end. */
export type Labels = ReadonlyMap<string, Label>;

export const NO_LABELS: Labels = new Map();

/** Steps that a message can name; a longer way keeps its beginning and its end. */
const MAX_WAY = 12;

export const labelsOf = (...labels: readonly Label[]): Labels =>
  new Map(labels.map((label) => [`${label.kind}|${label.origin}|${label.token ?? ''}`, label]));

/** Both together. Of two equal labels the first one is kept, with its way. */
export function joinLabels(left: Labels, right: Labels): Labels {
  if (right.size === 0 || left === right) return left;
  if (left.size === 0) return right;
  for (const key of right.keys()) if (!left.has(key)) return new Map([...right, ...left]);
  return left;
}

export function filterLabels(labels: Labels, keep: (label: Label) => boolean): Labels {
  for (const label of labels.values()) {
    if (!keep(label)) return new Map([...labels].filter(([, one]) => keep(one)));
  }
  return labels;
}

/** The labels as a step hands them on. */
export function passedThrough(labels: Labels, step: string): Labels {
  for (const { way } of labels.values()) {
    if (way.at(-1) === step) continue;
    return new Map(
      [...labels].map(([key, label]) => [
        key,
        label.way.includes(step) || label.way.length >= MAX_WAY ? label : { ...label, way: [...label.way, step] },
      ]),
    );
  }
  return labels;
}

export const sameLabels = (left: Labels, right: Labels): boolean =>
  left === right || (left.size === right.size && [...left.keys()].every((key) => right.has(key)));
