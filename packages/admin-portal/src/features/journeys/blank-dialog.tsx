import { Radio, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { newJourneyDocument } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { DialogForm } from '../../journey-parts/dialog-form.tsx';
import { type Affinity, createJourney, useJourneyChange } from '../../journey-parts/journey-queries.ts';
import { KINDS } from './journey-search.ts';
import { NameFields } from './name-fields.tsx';
import { useNameForm } from './use-name-form.ts';

/** Creates a journey that only answers. */
export function BlankDialog({ affinity, onClose }: { readonly affinity: Affinity; readonly onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const names = useNameForm({ name: '' });
  const [kind, setKind] = useState<Journey['kind']>('backend-api');
  const create = useJourneyChange(createJourney);

  function submit(): void {
    const fields = names.check();
    if (fields === undefined) return;
    create.mutate(newJourneyDocument({ ...fields, affinity, kind }), {
      onSuccess: ({ id }) => void navigate({ to: '/journeys/$journeyId', params: { journeyId: id } }),
      onError: names.takeError,
    });
  }

  return (
    <DialogForm
      title={t('blank.title')}
      submitLabel={t('blank.submit')}
      isBusy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group label={t('fields.kind')} value={kind} onChange={(value) => setKind(value as Journey['kind'])}>
        <Stack gap="xs" mt={4}>
          {KINDS.map((one) => (
            <Radio key={one} value={one} label={t(`kindsLong.${one}`)} description={t(`kindHints.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <NameFields names={names} />
    </DialogForm>
  );
}
