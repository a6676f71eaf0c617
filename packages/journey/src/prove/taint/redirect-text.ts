import { joinLabels, type Labels, NO_LABELS, sameLabels } from './label.ts';

/** What a text says about scheme and host, if it is read from a certain place on. */
interface Reading {
  /** Whether scheme and host are decided when the text is at its end: what follows can't change them. */
  readonly fixed: boolean;
  /** Labels of everything that scheme and host depend on. */
  readonly labels: Labels;
}

/** What is known of a value as the beginning, or a later part, of a URL. */
export interface RedirectText {
  /** The whole text, where it is the same in every run. */
  readonly constant?: string;
  /** As the first part. */
  readonly first: Reading;
  /** As a part behind `https://…`, where the host isn't finished yet. */
  readonly inHost: Reading;
}

const OPEN: Reading = { fixed: false, labels: NO_LABELS };
const FIXED: Reading = { fixed: true, labels: NO_LABELS };

export const UNKNOWN_TEXT: RedirectText = { first: OPEN, inHost: OPEN };

/** A text of which nothing is known but whom it comes from. */
export function anyText(labels: Labels): RedirectText {
  if (labels.size === 0) return UNKNOWN_TEXT;
  const reading = { fixed: false, labels };
  return { first: reading, inHost: reading };
}

/** A path stays on this host (`//` and a backslash are refused when the step runs); a host ends with `/`, `?` or `#`. */
export function constantText(text: string): RedirectText {
  return {
    constant: text,
    first: fixesHost(text) ? FIXED : OPEN,
    inHost: /[/?#]/.test(text) ? FIXED : OPEN,
  };
}

/** Whether a text decides scheme and host, whatever follows it. */
export const fixesHost = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+[/?#]|^[/?#]/i.test(text);

export function concatTexts(left: RedirectText, right: RedirectText): RedirectText {
  if (left.constant !== undefined && right.constant !== undefined) return constantText(left.constant + right.constant);
  if (left.constant === '') return right;
  if (right.constant === '') return left;
  return { first: then(left.first, right), inHost: then(left.inHost, right) };
}

function then(left: Reading, right: RedirectText): Reading {
  if (left.fixed) return left;
  return { fixed: right.inHost.fixed, labels: joinLabels(left.labels, right.inHost.labels) };
}

/** One of the two. */
export function joinTexts(left: RedirectText, right: RedirectText): RedirectText {
  if (left === right) return left;
  if (left.constant !== undefined && left.constant === right.constant) return left;
  return { first: either(left.first, right.first), inHost: either(left.inHost, right.inHost) };
}

const either = (left: Reading, right: Reading): Reading => ({
  fixed: left.fixed && right.fixed,
  labels: joinLabels(left.labels, right.labels),
});

export const mapTextLabels = (text: RedirectText, change: (labels: Labels) => Labels): RedirectText => {
  const first = change(text.first.labels);
  const inHost = change(text.inHost.labels);
  if (first === text.first.labels && inHost === text.inHost.labels) return text;
  return { ...text, first: { ...text.first, labels: first }, inHost: { ...text.inHost, labels: inHost } };
};

export const sameText = (left: RedirectText, right: RedirectText): boolean =>
  left === right ||
  (left.constant === right.constant &&
    left.first.fixed === right.first.fixed &&
    left.inHost.fixed === right.inHost.fixed &&
    sameLabels(left.first.labels, right.first.labels) &&
    sameLabels(left.inHost.labels, right.inHost.labels));
