/** One side of a comparison: the number of a version, or the draft. */
export type Side = number | 'draft';

/** What is compared, as it stands in the address. What is left out: the served version, and the draft. */
export interface CompareSearch {
  readonly from?: Side;
  readonly to?: Side;
}

/** Reads the address; what is no side is left out. */
export function parseCompareSearch({ from, to }: Record<string, unknown>): CompareSearch {
  const [first, second] = [parseSide(from), parseSide(to)];
  return { ...(first === undefined ? {} : { from: first }), ...(second === undefined ? {} : { to: second }) };
}

export function parseSide(value: unknown): Side | undefined {
  if (value === 'draft') return value;
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : undefined;
}
