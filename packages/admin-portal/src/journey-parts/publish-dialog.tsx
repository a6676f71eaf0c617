import { Stack, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/api-error.ts';
import { api, unwrap } from '../api/client.ts';
import type { JourneyDiagnostic } from '../api/generated/admin-api.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { LoadingState } from '../ui/loading-state.tsx';
import { showToast } from '../ui/toast.tsx';
import { DialogForm } from './dialog-form.tsx';
import { useJourneyChange } from './journey-queries.ts';
import { ProblemList } from './problem-list.tsx';
import { type PublishChecks, usePublishChecks } from './publish-checks.ts';
import { PublishPreview } from './publish-preview.tsx';

interface PublishDialogProps {
  readonly journeyId: string;
  readonly onClose: () => void;
  /** Where the journey is open already: shows the place of a problem. */
  readonly onGoTo?: (problem: JourneyDiagnostic) => void;
}

/** Shows what a publish would do and what is in its way, and asks why. Save the draft before it is opened. */
export function PublishDialog({ journeyId, onClose, onGoTo }: PublishDialogProps) {
  const { t } = useTranslation('journeys');
  const queryClient = useQueryClient();
  const checks = usePublishChecks(journeyId);
  const [note, setNote] = useState('');
  const [noteFault, setNoteFault] = useState<string>();
  const [error, setError] = useState<unknown>();
  const publish = useJourneyChange(({ revision }: { readonly revision: number }) =>
    unwrap(
      api.POST('/api/v1/journeys/{journeyId}/publish', {
        params: { path: { journeyId } },
        body: { note: note.trim(), revision },
      }),
    ),
  );

  function submit({ journey, revision }: PublishChecks): void {
    setError(undefined);
    if (note.trim() === '') {
      setNoteFault(t('publish.noteMissing'));
      return;
    }
    publish.mutate(
      { revision },
      {
        onSuccess: ({ version }) => {
          const key = journey.kind === 'sub-journey' ? 'publish.doneSub' : 'publish.done';
          showToast(t(key, { name: journey.name, version }));
          void queryClient.invalidateQueries({ queryKey: ['versions'] });
          onClose();
        },
        onError: (caught) => {
          setError(caught);
          if (isProblem(caught, 'draft-changed')) void checks.refetch();
        },
      },
    );
  }

  const { data } = checks;
  const isReady = data !== undefined && data.errors.length === 0 && !checks.isFetching;
  return (
    <DialogForm
      title={t('publish.title', { name: data?.journey.name ?? journeyId })}
      submitLabel={t('publish.submit')}
      size="xl"
      isBusy={publish.isPending}
      isReady={isReady}
      onSubmit={() => data !== undefined && submit(data)}
      onClose={onClose}
    >
      <Stack>
        <Refusal error={error} journeyId={journeyId} onLeave={onClose} onGoTo={onGoTo} />
        {/* The note can be written while the checks still run. */}
        <Textarea
          label={t('publish.note')}
          description={t('publish.noteHint')}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          data-autofocus
          value={note}
          error={noteFault}
          onChange={({ currentTarget }) => {
            setNote(currentTarget.value);
            setNoteFault(undefined);
          }}
        />
        {data !== undefined ? (
          <PublishPreview checks={data} onLeave={onClose} onGoTo={onGoTo} />
        ) : checks.error === null ? (
          <LoadingState what={t('publish.checking')} />
        ) : (
          <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />
        )}
      </Stack>
    </DialogForm>
  );
}

interface RefusalProps {
  readonly error: unknown;
  readonly journeyId: string;
  readonly onLeave: () => void;
  readonly onGoTo: PublishDialogProps['onGoTo'] | undefined;
}

/** Why the server did not publish, with what it found. */
function Refusal({ error, ...list }: RefusalProps) {
  if (error === undefined) return null;
  const problems = isProblem(error, 'not-publishable') ? (error.problem.diagnostics ?? []) : [];
  return (
    <>
      <ErrorState error={error} />
      {problems.length > 0 && <ProblemList problems={problems} {...list} />}
    </>
  );
}
