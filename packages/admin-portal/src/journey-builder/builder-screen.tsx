import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JourneyDocument } from '@waymark/journey';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../api/client.ts';
import { whenConnectionRestored } from '../api/connection.ts';
import { useRole } from '../api/use-role.ts';
import { JourneyFailed } from '../journey-parts/journey-failed.tsx';
import { showErrorToast } from '../ui/error-toast.tsx';
import { LoadingState } from '../ui/loading-state.tsx';
import { showToast } from '../ui/toast.tsx';
import { UnsavedGuard } from '../ui/unsaved-guard.tsx';
import { usePageFocus } from '../ui/use-page-focus.ts';
import type { BuilderView } from './builder-header.tsx';
import { BuilderProvider, useBuilder } from './builder-provider.tsx';
import { createBuilderStore } from './builder-store.ts';
import { DraftKeeper } from './draft/draft-keeper.ts';
import { forgetEdits, keepEdits, keptEdits } from './draft/local-edits.ts';
import { keepProved } from './keep-proved.ts';
import { withReadableLayout } from './model/layout-document.ts';
import { StepInAddress } from './step-in-address.tsx';
import { usePublishedSubJourneys } from './use-published-sub-journeys.ts';
import { Workbench } from './workbench.tsx';

const POLL_MS = 5000;

interface Draft {
  readonly document: JourneyDocument;
  readonly revision: number;
}

/** A journey in the builder. */
export function BuilderScreen() {
  const { journeyId } = useParams({ strict: false }) as { readonly journeyId: string };
  const draft = useQuery({
    queryKey: ['draft-to-edit', journeyId],
    queryFn: () => fetchDraft(journeyId),
    // What is open belongs to the store; a later answer is not for it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (draft.error !== null && draft.data === undefined) {
    return <JourneyFailed error={draft.error} journeyId={journeyId} onRetry={() => void draft.refetch()} />;
  }
  if (draft.data === undefined) return <LoadingState />;
  return <OpenJourney key={journeyId} journeyId={journeyId} draft={draft.data} />;
}

function OpenJourney({ journeyId, draft }: { readonly journeyId: string; readonly draft: Draft }) {
  const { t } = useTranslation('builder');
  const readOnly = !useRole().can('editor');
  const findSubJourney = usePublishedSubJourneys();
  usePageFocus();
  const [{ store, keeper }] = useState(() => open(journeyId, draft, readOnly));
  const find = useRef(findSubJourney);
  const navigate = useNavigate();
  const view = useSearch({
    strict: false,
    select: ({ view: asked }: { readonly view?: BuilderView }) => asked ?? 'canvas',
  });

  useEffect(() => {
    const stop = keeper.start();
    const kept = readOnly ? undefined : keptEdits(journeyId);
    if (kept !== undefined) {
      keeper.restore(kept);
      showToast(t('recovered'));
    }
    const stopWaiting = whenConnectionRestored(() => void keeper.flush());
    return () => {
      stopWaiting();
      stop();
    };
  }, [keeper, journeyId, readOnly, t]);
  useEffect(() => {
    find.current = findSubJourney;
    return keepProved(store, () => find.current);
  }, [store, findSubJourney]);

  const journey = useWatchedJourney(journeyId, keeper, store.getState);
  const onView = (next: BuilderView) =>
    void navigate({
      to: '.',
      search: (({ view: _, ...others }: { readonly view?: BuilderView }) =>
        next === 'canvas' ? others : { ...others, view: next }) as never,
      replace: true,
    });
  return (
    <BuilderProvider store={store}>
      <LeaveGuard />
      <StepInAddress />
      <Workbench keeper={keeper} publishedVersion={journey?.publishedVersion} view={view} onView={onView} />
    </BuilderProvider>
  );
}

/** Looks again and again whether somebody else has saved or published. */
function useWatchedJourney(journeyId: string, keeper: DraftKeeper, now: () => { readonly revision: number }) {
  const { data } = useQuery({
    queryKey: ['journeys', 'one', journeyId],
    queryFn: () => unwrap(api.GET('/api/v1/journeys/{journeyId}', { params: { path: { journeyId } } })),
    refetchInterval: POLL_MS,
  });
  const revision = data?.draftRevision;
  useEffect(() => {
    if (revision !== undefined && revision > now().revision) keeper.takeForeign().catch(() => undefined);
  }, [revision, keeper, now]);
  return data;
}

/** Leaving loses nothing: changes that the server lacks are kept in the browser. Only a conflict is worth a question. */
function LeaveGuard() {
  const isOpen = useBuilder(({ saveState }) => saveState === 'conflict' || saveState === 'failed');
  return <UnsavedGuard when={isOpen} />;
}

function open(journeyId: string, draft: Draft, readOnly: boolean) {
  const store = createBuilderStore({ journeyId, ...draft, readOnly });
  const keeper = new DraftKeeper(store, {
    save: async (document, revision) => {
      const params = { path: { journeyId }, header: { 'if-match': `"${revision}"` } };
      const body = { ...document };
      return (await unwrap(api.PUT('/api/v1/journeys/{journeyId}/draft', { params, body }))).revision;
    },
    load: () => fetchDraft(journeyId),
    keep: (edits) => void keepEdits(journeyId, edits),
    forget: () => forgetEdits(journeyId),
    onError: showErrorToast,
  });
  return { store, keeper };
}

async function fetchDraft(journeyId: string): Promise<Draft> {
  const params = { path: { journeyId } };
  const { document, revision } = await unwrap(api.GET('/api/v1/journeys/{journeyId}/draft', { params }));
  return { document: withReadableLayout(document as unknown as JourneyDocument), revision };
}
