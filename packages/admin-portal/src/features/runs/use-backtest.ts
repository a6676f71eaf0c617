import { useMutation } from '@tanstack/react-query';
import { type BacktestReport, mergeBacktests } from '@waymark/journey';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, unwrap } from '../../api/client.ts';

/** Runs that the first request replays, and a later one at most: each of them has to prove the draft first. */
const FIRST_SLICE = 100;
const LARGEST_SLICE = 1000;

type Slice = BacktestReport & { readonly nextCursor: string | null };

/** What is known so far, and of how many runs at most. */
export interface BacktestProgress {
  readonly report: BacktestReport;
  readonly last: number;
}

/**
 * A back-test in slices, so that it tells how far it is. All of it is on the draft as it was at the start. It can be stopped,
 * and keeps what it found until then; it ends when its screen is left.
 */
export function useBacktest(journeyId: string) {
  const [progress, setProgress] = useState<BacktestProgress>();
  const isStopped = useRef(false);
  const stop = useCallback(() => {
    isStopped.current = true;
  }, []);
  useEffect(() => stop, [stop]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (last: number) => {
      isStopped.current = false;
      setProgress(undefined);
      const params = { path: { journeyId } };
      const { document } = await unwrap(api.GET('/api/v1/journeys/{journeyId}/draft', { params }));
      let report: BacktestReport | undefined;
      let cursor: string | null = null;
      let size = FIRST_SLICE;
      do {
        const body = { document, last: Math.min(size, last - countOf(report)), ...(cursor !== null && { cursor }) };
        const slice: Slice = await unwrap(api.POST('/api/v1/journeys/{journeyId}/backtest', { params, body }));
        report = report === undefined ? slice : mergeBacktests(report, slice);
        cursor = slice.nextCursor;
        size = Math.min(2 * size, LARGEST_SLICE);
        setProgress({ report, last });
      } while (cursor !== null && countOf(report) < last && !isStopped.current);
    },
    meta: { showsErrors: true },
  });
  return { start: mutate, stop, isRunning: isPending, error, progress };
}

/** Runs that were looked at. */
export const countOf = (report: BacktestReport | undefined): number =>
  report === undefined ? 0 : report.replayed + report.skipped;
