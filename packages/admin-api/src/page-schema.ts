import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Page, type PageRequest } from '@waymark/storage';
import { type TProperties, Type } from 'typebox';

const pageFields = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_PAGE_SIZE,
      default: DEFAULT_PAGE_SIZE,
      description: 'At most so many items',
    }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 300, description: 'nextCursor of the page before' })),
};

/** Query of a list that can grow, with the list's own filters. */
export function pageQuery<Filters extends TProperties>(filters: Filters) {
  return Type.Object({ ...filters, ...pageFields }, { additionalProperties: false });
}

/** A page of items of the named schema. */
export function pageSchema(itemId: string) {
  return Type.Object(
    {
      items: Type.Array(Type.Unsafe({ $ref: `${itemId}#` })),
      nextCursor: Type.Union([Type.String(), Type.Null()], { description: 'Leads to the next page; null at the end' }),
    },
    { additionalProperties: false },
  );
}

/** The request for storage. A cursor is opaque to callers; one that is not ours leads to an empty or the first page. */
export function toPageRequest({ limit, cursor }: { limit?: number; cursor?: string }): PageRequest {
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(cursor === undefined ? {} : { after: Buffer.from(cursor, 'base64url').toString('utf8') }),
  };
}

/** What {@link toPageRequest} takes back. */
export const toCursor = (next: string | null): string | null =>
  next === null ? null : Buffer.from(next, 'utf8').toString('base64url');

export function presentPage<T, R>({ items, next }: Page<T>, present: (item: T) => R) {
  return {
    items: items.map(present),
    nextCursor: toCursor(next),
  };
}
