import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { DialogForm } from '../../journey-parts/dialog-form.tsx';
import { createJourney, fetchDraft, useJourneyChange } from '../../journey-parts/journey-queries.ts';
import { NameFields } from './name-fields.tsx';
import { useNameForm } from './use-name-form.ts';

/** Creates a journey with the draft of another one. */
export function DuplicateDialog({ journey, onClose }: { readonly journey: Journey; readonly onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const names = useNameForm({ name: t('duplicate.name', { name: journey.name.slice(0, 90) }) });
  const create = useJourneyChange(async (fields: { name: string; id: string }) => {
    const { document } = await fetchDraft(journey.id);
    return createJourney({ ...document, ...fields });
  });

  function submit(): void {
    const fields = names.check();
    if (fields === undefined) return;
    create.mutate(fields, {
      onSuccess: ({ id }) => void navigate({ to: '/journeys/$journeyId', params: { journeyId: id } }),
      onError: names.takeError,
    });
  }

  return (
    <DialogForm
      title={t('duplicate.title', { name: journey.name })}
      submitLabel={t('duplicate.submit')}
      isBusy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('duplicate.text')}</Text>
      <NameFields names={names} />
    </DialogForm>
  );
}
