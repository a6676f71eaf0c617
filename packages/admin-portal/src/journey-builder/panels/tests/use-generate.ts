import type { GeneratedTests, JourneyTest, StepBranch, UnreachedPath } from '@waymark/journey';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/toast.tsx';
import { useBuilderStore } from '../../builder-provider.tsx';
import { usePublishedSubJourneys } from '../../use-published-sub-journeys.ts';
import { withTest } from '../try/test-of-call.ts';
import { generateBeside } from './generate-beside.ts';
import type { GenerateQuestion } from './generate-message.ts';
import { openInTry } from './open-in-try.ts';
import { runTests } from './run-tests.ts';
import { usedSubJourneys } from './used-sub-journeys.ts';

const MAX_PATHS = 500;
/** The most tests that a journey may have. */
const MAX_TESTS = 1000;

/** Looks for inputs that take a path, beside the page. */
export function useGenerate() {
  const { t } = useTranslation('testsTab');
  const store = useBuilderStore();
  const findSubJourney = usePublishedSubJourneys();
  /** What it is busy with, in words. */
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<string>();
  const [unreached, setUnreached] = useState<readonly UnreachedPath[]>([]);
  const stopper = useRef<AbortController>(undefined);
  useEffect(() => () => stopper.current?.abort(), []);

  const search = async (what: string, options: GenerateQuestion['options']): Promise<GeneratedTests | undefined> => {
    stopper.current?.abort();
    const controller = new AbortController();
    stopper.current = controller;
    const { signal } = controller;
    setBusy(what);
    setError(undefined);
    try {
      const { document } = store.getState();
      const subJourneys = usedSubJourneys(document, findSubJourney);
      return await generateBeside({ document, subJourneys, options: { maxPaths: MAX_PATHS, ...options } }, signal);
    } catch (caught) {
      if (!signal.aborted) setError(caught instanceof Error ? caught.message : String(caught));
      return undefined;
    } finally {
      if (!signal.aborted) setBusy(undefined);
    }
  };

  const generate = async () => {
    const generated = await search(t('generating'), { missing: true });
    if (generated === undefined) return;
    const { apply, document } = store.getState();
    const tests = generated.tests.slice(0, Math.max(0, MAX_TESTS - (document.tests ?? []).length));
    setUnreached(generated.unreached);
    apply((before) => tests.reduce(withTest, before), t('labels.generate'));
    showToast(t('generated', { count: tests.length }));
  };

  const tryBranch = async (branch: StepBranch) => {
    const generated = await search(t('trying', { ...branch }), { branches: true });
    if (generated === undefined) return;
    const { document } = store.getState();
    const results = await runTests(document, generated.tests, { findSubJourney });
    const index = results.findIndex(({ steps }) =>
      steps.some((taken) => taken.step === branch.step && (taken.branch ?? '') === branch.branch),
    );
    const found: JourneyTest | undefined = generated.tests[index];
    if (found === undefined) {
      setError(t('noInput', { ...branch }));
      return;
    }
    openInTry(store.getState(), found);
    showToast(t('found'));
  };

  const stop = () => {
    stopper.current?.abort(new DOMException('Stopped', 'AbortError'));
    setBusy(undefined);
  };
  return { busy, error, unreached, generate, tryBranch, stop };
}
