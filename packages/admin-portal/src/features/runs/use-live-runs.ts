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
  const fetchPage = (cursor: string | null) =>
    unwrap(
      api.GET('/api/v1/runs', {
        params: { query: { ...toRunQuery(search, Date.now()), limit: PAGE, ...(cursor === null ? {} : { cursor }) } },
      }),
    );
  const list = useInfiniteQuery({
    queryKey: ['runs', 'list', search],
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
  const [arrived, setArrived] = useState(NOTHING);
  const own = arrived.searchKey === searchKey ? arrived : NOTHING;
  const newestPage = newest.data?.items;
  useEffect(() => {
    if (newestPage !== undefined && known !== undefined) {
      setArrived((before) => takeNewest(before, { searchKey, known, newestPage }));
    }
  }, [newestPage, known, searchKey]);
  useEffect(() => {
    if (!own.hasGap) return;
    setArrived(NOTHING);
    void queryClient.resetQueries({ queryKey: ['runs', 'list'] });
  }, [own.hasGap, queryClient]);

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
      setArrived(NOTHING);
      void queryClient.resetQueries({ queryKey: ['runs'] });
    },
  };
}

interface Arrived {
  readonly searchKey: string;
  readonly runs: readonly RunSummary[];
  /** Ids of those that came last. */
  readonly last: readonly string[];
  readonly hasGap: boolean;
}

const NOTHING: Arrived = { searchKey: '', runs: [], last: [], hasGap: false };

interface Newest {
  readonly searchKey: string;
  readonly known: readonly RunSummary[];
  readonly newestPage: readonly RunSummary[];
}

function takeNewest(before: Arrived, { searchKey, known, newestPage }: Newest): Arrived {
  const own = before.searchKey === searchKey ? before : NOTHING;
  const { fresh, hasGap } = mergeNewest([...own.runs, ...known], newestPage, newestPage.length >= PAGE);
  if (fresh.length === 0) return before;
  return { searchKey, runs: [...fresh, ...own.runs], last: fresh.map(({ id }) => id), hasGap };
}

const unique = (runs: readonly RunSummary[]): readonly RunSummary[] => [
  ...new Map(runs.map((run) => [run.id, run])).values(),
];
