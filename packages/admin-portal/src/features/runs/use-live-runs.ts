import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api, unwrap } from '../../api/client.ts';
import type { RunSummary } from '../../api/generated/admin-api.ts';
import { mergeNewest } from './merge-newest.ts';
import { type RunSearch, toRunQuery } from './run-search.ts';

const POLL_MS = 3000;
const PAGE = 50;
/** A search may look at a part of the records at a time: so many parts are looked at before it asks whether to go on. */
const MAX_EMPTY_PAGES = 20;

/** The runs that fit a search, newest first; new ones come on top while `isLive`. */
export function useLiveRuns(search: RunSearch, isLive: boolean) {
  const queryClient = useQueryClient();
  const key = ['runs', 'list', search] as const;
  const fetchPage = (cursor: string | null) =>
    unwrap(
      api.GET('/api/v1/runs', {
        params: { query: { ...toRunQuery(search, Date.now()), limit: PAGE, ...(cursor === null ? {} : { cursor }) } },
      }),
    );
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const pages = list.data?.pages;
  const known = useMemo(() => pages?.flatMap(({ items }) => items), [pages]);
  const newest = useQuery({
    queryKey: ['runs', 'newest', search],
    queryFn: () => fetchPage(null),
    enabled: isLive && known !== undefined,
    refetchInterval: POLL_MS,
    gcTime: 0,
  });
  const searchKey = JSON.stringify(search);
  const [arrived, setArrived] = useState<Arrived>({ searchKey, runs: [], last: [] });
  const own = arrived.searchKey === searchKey ? arrived : { searchKey, runs: [], last: [] };
  const newestPage = newest.data?.items;
  useEffect(() => {
    if (newestPage === undefined || known === undefined) return;
    const { items, fresh, hasGap } = mergeNewest([...own.runs, ...known], newestPage, newestPage.length >= PAGE);
    if (hasGap) {
      setArrived({ searchKey, runs: [], last: [] });
      void queryClient.resetQueries({ queryKey: key });
    } else if (fresh.length > 0) {
      setArrived({
        searchKey,
        runs: items.slice(0, items.length - known.length),
        last: fresh.map(({ id }) => id),
      });
    }
  }, [newestPage]);

  const emptyPages = known?.length === 0 ? (pages?.length ?? 0) : 0;
  const searchesOn = emptyPages > 0 && emptyPages < MAX_EMPTY_PAGES && list.hasNextPage;
  useEffect(() => {
    if (searchesOn && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [searchesOn, list.isFetchingNextPage, list.fetchNextPage]);

  return {
    /** undefined while they are on their way. */
    runs: known === undefined || (searchesOn && own.runs.length === 0) ? undefined : unique([...own.runs, ...known]),
    /** Ids of those that came last, while the list was open. */
    fresh: new Set(own.last),
    error: list.error ?? newest.error,
    loadMore: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
    isLoadingMore: list.isFetchingNextPage,
    refresh: () => {
      setArrived({ searchKey, runs: [], last: [] });
      void queryClient.resetQueries({ queryKey: ['runs'] });
    },
  };
}

interface Arrived {
  readonly searchKey: string;
  readonly runs: readonly RunSummary[];
  readonly last: readonly string[];
}

const unique = (runs: readonly RunSummary[]): readonly RunSummary[] => [
  ...new Map(runs.map((run) => [run.id, run])).values(),
];
