/** A NumericDate (RFC 7519 §2): seconds since the epoch, fractions allowed, a number and nothing that looks like one. */
export function isNumericDate(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Is `aud` a text or a list of texts (RFC 7519 §4.1.3) with one of the wanted entries? */
export function includesAudience(aud: unknown, wanted: string | readonly string[]): boolean {
  const accepted = typeof wanted === 'string' ? [wanted] : wanted;
  if (typeof aud === 'string') return accepted.includes(aud);
  return (
    Array.isArray(aud) &&
    aud.every((entry) => typeof entry === 'string') &&
    aud.some((entry) => accepted.includes(entry))
  );
}
