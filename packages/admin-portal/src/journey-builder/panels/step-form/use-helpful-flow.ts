import { type JourneyFlow, proveJourney } from '@waymark/journey';
import { useDeferredValue, useMemo } from 'react';
import { useBuilder } from '../../builder-provider.tsx';
import { usePublishedSubJourneys } from '../../use-published-sub-journeys.ts';
import { fillGaps } from './fill-gaps.ts';

/** What is known at each step, also while fields are empty: then of the document with its gaps filled. */
export function useHelpfulFlow(): JourneyFlow | undefined {
  const document = useDeferredValue(useBuilder((state) => state.document));
  const proof = useBuilder((state) => state.proof);
  const findSubJourney = usePublishedSubJourneys();
  const proven = proof?.flow;
  const filled = useMemo(
    () =>
      proof === undefined || proven !== undefined ? undefined : proveJourney(fillGaps(document), { findSubJourney }),
    [proof, proven, document, findSubJourney],
  );
  return proven ?? filled?.flow;
}
