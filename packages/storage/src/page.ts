/** Which part of a list to read. */
export interface PageRequest {
  /** At most so many items, 1 to {@link MAX_PAGE_SIZE}; default {@link DEFAULT_PAGE_SIZE}. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** A part of a list. `next` leads to the following part, or is null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/** How many rows to read for a page: one more than it shows, to know whether another page follows. */
export function rowsToRead(request: PageRequest): number {
  return pageSize(request) + 1;
}

/** Cuts the rows that {@link rowsToRead} asked for to a page. */
export function toPage<Row, T>(
  rows: readonly Row[],
  request: PageRequest,
  read: (row: Row) => T,
  keyOf: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, pageSize(request));
  const last = shown.at(-1);
  return {
    items: shown.map(read),
    next: rows.length > shown.length && last !== undefined ? keyOf(last) : null,
  };
}

function pageSize({ limit = DEFAULT_PAGE_SIZE }: PageRequest): number {
  return Math.min(Math.max(Math.trunc(limit), 1), MAX_PAGE_SIZE);
}
