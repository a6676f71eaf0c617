import { type ExpressionMode, maximumSourceLength, type Profile } from '@waymark/expression';

/** Everything that somebody entered. JSON and the clock are kept as typed, also while they can't be read. */
export interface FiddleState {
  readonly mode: ExpressionMode;
  readonly profile: Profile;
  readonly source: string;
  /** An object as JSON: the variables by name. */
  readonly variables: string;
  /** What `@policy.request()` answers, as JSON. */
  readonly request: string;
  /** ISO 8601, or nothing for the present time. */
  readonly clock: string;
}

export const EMPTY_REQUEST = `{
  "body": {},
  "params": {},
  "headers": {},
  "method": "POST",
  "ip": "192.0.2.1"
}`;

export const START: FiddleState = {
  mode: 'expression',
  profile: 'extended',
  source: '',
  variables: '{}',
  request: EMPTY_REQUEST,
  clock: '',
};

/** Longer links are cut off by mail programs and chats. */
export const MAX_LINK_LENGTH = 12_000;

const FIELDS = ['source', 'variables', 'request', 'clock'] as const;

/** The state as the fragment of an address; null when it is too long for one. Fragments are never sent to a server. */
export function encodeState(state: FiddleState): string | null {
  const changed = Object.fromEntries(
    Object.entries(state).filter(([key, value]) => value !== START[key as keyof FiddleState]),
  );
  const bytes = new TextEncoder().encode(JSON.stringify(changed));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return text.length > MAX_LINK_LENGTH ? null : text;
}

/** The state of a fragment; null when it is none. What it lacks is as at the start. */
export function decodeState(fragment: string): FiddleState | null {
  const text = fragment.replace(/^#/, '');
  if (text === '' || text.length > MAX_LINK_LENGTH) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof parsed === 'object' && parsed !== null ? withDefaults(parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function withDefaults(parsed: Record<string, unknown>): FiddleState {
  const texts: Partial<Record<(typeof FIELDS)[number], string>> = {};
  for (const field of FIELDS) {
    const value = parsed[field];
    if (typeof value === 'string') texts[field] = value.slice(0, maximumSourceLength);
  }
  return {
    ...START,
    ...texts,
    mode: parsed.mode === 'template' ? 'template' : 'expression',
    profile: parsed.profile === 'mosaic' ? 'mosaic' : 'extended',
  };
}
