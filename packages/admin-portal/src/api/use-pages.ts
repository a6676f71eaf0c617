import { useInfiniteQuery } from '@tanstack/react-query';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What a query string may carry on to a further page. */
export interface PageQuery {
  readonly cursor?: string;
}

/**
 * A list that comes in pages. `items` are those of all pages so far; `loadMore` is undefined at the end.
 *
 * @param fetchPage - Hands the query on: `(query) => unwrap(api.GET('/api/v1/applications', { params: { query } }))`
 */
export function usePages<Item>(
  queryKey: readonly unknown[],
  fetchPage: (query: PageQuery) => Promise<Page<Item>>,
  options: { readonly refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...options,
  });
  return {
    items: query.data?.pages.flatMap(({ items }) => items),
    error: query.error,
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    retry: () => void query.refetch(),
  };
}
