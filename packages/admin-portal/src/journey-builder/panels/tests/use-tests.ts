import type { JourneyTest, TestResult } from '@waymark/journey';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useBuilder, useBuilderStore } from '../../builder-provider.tsx';
import { usePublishedSubJourneys } from '../../use-published-sub-journeys.ts';
import { coverageOf, runTests } from './run-tests.ts';

/** So many tests run by themselves after a change; more when somebody asks for it. */
const MAX_BY_ITSELF = 200;
const PAUSE_MS = 300;
const NO_TESTS: readonly JourneyTest[] = [];

/** The tests of the open journey, what they showed, and which branches they take. */
export function useTests() {
  const store = useBuilderStore();
  const document = useBuilder((state) => state.document);
  const proven = useBuilder((state) => state.proof?.document);
  const findSubJourney = usePublishedSubJourneys();
  const tests = document.tests ?? NO_TESTS;
  const [results, setResults] = useState<ReadonlyMap<JourneyTest, TestResult>>(new Map());
  const [progress, setProgress] = useState<{ readonly done: number; readonly count: number }>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  const isProven = proven !== undefined;

  const run = useCallback(
    async (some?: readonly JourneyTest[]) => {
      const { document: now } = store.getState();
      const wanted = some ?? now.tests ?? NO_TESTS;
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      setError(undefined);
      setProgress({ done: 0, count: wanted.length });
      try {
        const found = await runTests(now, wanted, {
          findSubJourney,
          signal,
          onProgress: (done) => setProgress({ done, count: wanted.length }),
        });
        if (signal.aborted) return;
        const entries = wanted.map((test, index) => [test, found[index] as TestResult] as const);
        setResults((before) => new Map(some === undefined ? entries : [...before, ...entries]));
        setProgress(undefined);
      } catch (caught) {
        if (signal.aborted) return;
        setError(caught);
        setProgress(undefined);
      }
    },
    [store, findSubJourney],
  );

  useEffect(() => {
    // Each proof is of a changed document.
    if (proven === undefined || tests.length === 0 || tests.length > MAX_BY_ITSELF) return;
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [proven, tests, run]);
  useEffect(() => () => running.current?.abort(), []);

  const coverage = useMemo(() => {
    const all = tests.flatMap((test) => results.get(test) ?? []);
    return isProven && all.length === tests.length ? coverageOf(document, all, findSubJourney) : undefined;
  }, [document, results, tests, isProven, findSubJourney]);
  return { document, tests, results, isProven, progress, error, run, coverage, findSubJourney };
}
