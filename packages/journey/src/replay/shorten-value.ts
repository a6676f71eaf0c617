import type { Value } from '@waymark/expression';
import { redactText } from './redact-text.ts';

/** What people can read; a longer text or list tells how much more there was. */
const MAX_TEXT = 2000;
const MAX_ITEMS = 50;
const MAX_DEPTH = 12;

/** A copy of a value that is small enough to show, without texts that look like tokens. */
export function shortenValue(value: Value, depth = 0): Value {
  if (typeof value === 'string') return shortenText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[…]';
  const entries = Object.entries(value as Record<string, Value>);
  const kept = entries.slice(0, MAX_ITEMS).map(([key, item]) => [key, shortenValue(item, depth + 1)] as const);
  const more = entries.length - kept.length;
  if (Array.isArray(value)) return [...kept.map(([, item]) => item), ...(more > 0 ? [`[… ${more} more]`] : [])];
  return Object.fromEntries(more > 0 ? [...kept, ['…', `${more} more`]] : kept);
}

function shortenText(text: string): string {
  if (text.length <= MAX_TEXT) return redactText(text);
  return `${redactText(text.slice(0, MAX_TEXT))}[… ${text.length - MAX_TEXT} more]`;
}
