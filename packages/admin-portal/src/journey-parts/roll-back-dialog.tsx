import { Stack, Text, TextInput, Title } from '@mantine/core';
import { compareDocuments } from '@waymark/journey';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/api-error.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { showToast } from '../ui/toast.tsx';
import { DialogForm } from './dialog-form.tsx';
import { DifferenceList } from './difference-list.tsx';
import { useJourneyChange } from './journey-queries.ts';
import { ProblemList } from './problem-list.tsx';
import { rollBack, useDocument } from './version-queries.ts';

interface RollBackDialogProps {
  readonly journeyId: string;
  readonly version: number;
  /** What answers calls now; null: nothing. */
  readonly current: number | null;
  readonly onClose: () => void;
}

/** Says what a roll-back does, and does it with one more click. */
export function RollBackDialog({ journeyId, version, current, onClose }: RollBackDialogProps) {
  const { t } = useTranslation('versions');
  const isEnabling = current === null;
  const [note, setNote] = useState(
    t(isEnabling ? 'rollBackDialog.defaultNoteEnable' : 'rollBackDialog.defaultNote', { version }),
  );
  const change = useJourneyChange((text: string) => rollBack(journeyId, version, text));
  const before = useDocument(journeyId, current ?? undefined);
  const after = useDocument(journeyId, isEnabling ? undefined : version);
  const differences = useMemo(
    () => (before.data === undefined || after.data === undefined ? [] : compareDocuments(before.data, after.data)),
    [before.data, after.data],
  );
  const onSuccess = () => {
    showToast(t('rollBackDialog.done', { version }));
    onClose();
  };
  const { error } = change;
  const problems = isProblem(error, 'not-publishable') ? (error.problem.diagnostics ?? []) : [];
  return (
    <DialogForm
      title={t(isEnabling ? 'rollBackDialog.titleEnable' : 'rollBackDialog.title', { version })}
      submitLabel={t(isEnabling ? 'rollBackDialog.confirmEnable' : 'rollBackDialog.confirm')}
      isBusy={change.isPending}
      isReady={note.trim() !== ''}
      onSubmit={() => change.mutate(note.trim(), { onSuccess })}
      onClose={onClose}
    >
      <Stack>
        {error !== null && <ErrorState error={error} />}
        {problems.length > 0 && <ProblemList journeyId={journeyId} problems={problems} isFixed />}
        <Text fz="sm">
          {isEnabling ? t('rollBackDialog.textDisabled', { version }) : t('rollBackDialog.text', { version, current })}
        </Text>
        <TextInput
          label={t('rollBackDialog.note')}
          required
          maxLength={1000}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {differences.length > 0 && (
          <section>
            <Title order={3} mb="xs">
              {t('rollBackDialog.changes', { current })}
            </Title>
            <DifferenceList differences={differences} />
          </section>
        )}
      </Stack>
    </DialogForm>
  );
}
