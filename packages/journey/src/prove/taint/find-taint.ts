import { type Facts, verifiedFact } from './facts.ts';
import { allLabels } from './flow-value.ts';
import type { FollowedRead, FollowedStep } from './follow-step.ts';
import type { Label, Labels } from './label.ts';

export interface TaintFinding {
  readonly step: string;
  /** Dotted path below `config`. */
  readonly path: string;
  readonly severity: 'error' | 'warning';
  readonly code: 'open-redirect' | 'unverified-claims' | 'token-leak' | 'secret-leak';
  readonly message: string;
  readonly origin: string;
  /** Where in a sub-journey it is: its id and the step's. */
  readonly inside?: string;
}

/** What is wrong with the values that a step reads. */
export function findTaint(id: string, { reads }: FollowedStep): TaintFinding[] {
  return reads.flatMap((read) => {
    const at = { step: id, path: read.field.path };
    return [...findRedirect(read), ...findLeaks(id, read), ...findUnverified(read)].map((finding) => ({
      ...at,
      ...finding,
    }));
  });
}

type Found = Omit<TaintFinding, 'step' | 'path'>;

function findRedirect({ purpose, value, facts }: FollowedRead): Found[] {
  if (purpose !== 'redirect') return [];
  const label = firstOf(value.text.first.labels, (one) => isCallersChoice(one, facts));
  if (label === undefined) return [];
  const message = `Whoever calls the journey chooses the host that this redirect leads to: it comes from ${label.origin}. Begin the redirect URI with a fixed address that ends with a slash, such as https://example.com/, or let the value through only if it is in a list of yours: @std.contains(["https://a.example/…"], value).`;
  return [{ severity: 'error', code: 'open-redirect', message, origin: label.origin }];
}

function findLeaks(step: string, { purpose, value }: FollowedRead): Found[] {
  const goal = GOALS[purpose];
  if (goal === undefined) return [];
  const labels = allLabels(value);
  const found: Found[] = [];
  const token = firstOf(labels, ({ kind }) => kind === 'caller-token');
  if (token !== undefined) {
    const message = `The caller's token or cookie in ${token.origin} ${goal}${wayOf(token, step)}: whoever reads it there can act as the caller. Use only the parts that you need; to recognize it, use its hash: @crypto.sha256(token).`;
    found.push({ severity: 'error', code: 'token-leak', message, origin: token.origin });
  }
  const secret = firstOf(labels, ({ kind }) => kind === 'secret');
  if (secret !== undefined) {
    const message = `A secret, ${secret.origin}, ${goal}${wayOf(secret, step)}. Leave it out, encrypt it again with @crypto.aesEncrypt, or use what doesn't tell it, such as its hash or a comparison.`;
    found.push({ severity: 'error', code: 'secret-leak', message, origin: secret.origin });
  }
  return found;
}

const GOALS: Partial<Record<FollowedRead['purpose'], string>> = {
  response: 'is sent in this answer',
  redirect: 'is sent in the address of this redirect, where browsers and proxies keep it',
  event: 'is kept with the run and in the log',
};

function findUnverified({ purpose, value, facts }: FollowedRead): Found[] {
  if (purpose !== 'decision' && purpose !== 'response' && purpose !== 'redirect') return [];
  const origins = new Map<string, Label>();
  for (const label of allLabels(value).values()) {
    if (label.kind === 'unverified-claims' && !isVerified(label, facts)) origins.set(label.origin, label);
  }
  return [...origins.keys()].map((origin) => {
    const what = purpose === 'decision' ? 'This decision' : 'This answer';
    const message = `${what} depends on the claims of ${origin}, and nothing checked the signature on the way here: anybody can write such a token. Check it before, with a validate-token step or with @crypto.verifyToken.`;
    return { severity: 'warning', code: 'unverified-claims', message, origin };
  });
}

const isVerified = ({ token }: Label, facts: Facts) => token !== undefined && facts.has(verifiedFact(token));

const isCallersChoice = (label: Label, facts: Facts) =>
  label.kind === 'caller-input' || (label.kind === 'unverified-claims' && !isVerified(label, facts));

function firstOf(labels: Labels, wanted: (label: Label) => boolean): Label | undefined {
  for (const label of labels.values()) if (wanted(label)) return label;
  return undefined;
}

/** The steps that handed it on: ` (by read-request → build-answer → answer)`. */
function wayOf({ way }: Label, step: string): string {
  const steps = way.at(-1) === step ? way : [...way, step];
  return steps.length < 2 ? '' : ` (on the way ${steps.join(' → ')})`;
}
