import { jsonErrorPlace } from '../../../ui/json-error-place.ts';

/** A key set as text, looked at before it is sent. */
export type ReadKeySet =
  | { readonly kind: 'keys'; readonly jwks: { keys: Record<string, unknown>[] } }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-json'; readonly line: number; readonly column: number }
  | { readonly kind: 'not-a-set' }
  | { readonly kind: 'no-keys' }
  | { readonly kind: 'private' /** From 1. */; readonly key: number; readonly member: string };

/** Members of private and symmetric keys (RFC 7518 §6). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * Reads a JSON Web Key Set (RFC 7517 §5). A single key is taken for a set of one. Whether the keys can verify anything
 * is for the server to say; that nobody sends it a private key is seen to here.
 */
export function readKeySet(text: string): ReadKeySet {
  if (text.trim() === '') return { kind: 'empty' };
  const error = jsonErrorPlace(text);
  if (error !== null) return { kind: 'not-json', ...error };
  const parsed: unknown = JSON.parse(text);
  const keys = isObject(parsed) ? (Array.isArray(parsed.keys) ? parsed.keys : 'kty' in parsed ? [parsed] : null) : null;
  if (keys === null || !keys.every(isObject)) return { kind: 'not-a-set' };
  if (keys.length === 0) return { kind: 'no-keys' };
  for (const [index, key] of keys.entries()) {
    const member = PRIVATE_MEMBERS.find((name) => key[name] !== undefined);
    if (member !== undefined) return { kind: 'private', key: index + 1, member };
  }
  return { kind: 'keys', jwks: { keys } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
