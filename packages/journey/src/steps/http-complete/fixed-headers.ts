export const CONTENT_TYPES = {
  json: 'application/json',
  text: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

/** A decision is for this call alone, and its format is the one that it names. A header of the step takes precedence. */
const DEFAULT_HEADERS = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;

/**
 * A page that a journey writes has no rights of this server's origin, where people administer it. It stands beside any
 * policy of the step's own, and browsers enforce both.
 */
const HTML_POLICY = 'sandbox allow-forms allow-popups allow-scripts';

/** Headers that every answer of a journey has beside the given ones, names and values in turn. */
export function fixedHeaders(given: readonly string[], responseType: keyof typeof CONTENT_TYPES): string[] {
  const names = new Set(given.map((name) => name.toLowerCase()));
  const missing = DEFAULT_HEADERS.filter(([name]) => !names.has(name.toLowerCase()));
  return [...missing.flat(), ...(responseType === 'html' ? ['Content-Security-Policy', HTML_POLICY] : [])];
}
