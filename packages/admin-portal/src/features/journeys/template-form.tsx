import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogForm } from '../../journey-parts/dialog-form.tsx';
import { type Affinity, createJourney, useJourneyChange } from '../../journey-parts/journey-queries.ts';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';
import { JourneyPicture } from './journey-picture.tsx';
import { NameFields } from './name-fields.tsx';
import type { Template } from './templates.ts';
import { useNameForm } from './use-name-form.ts';

interface TemplateFormProps {
  readonly template: Template;
  readonly affinity: Affinity;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Names the journey that a template becomes, and what is created along with it. */
export function TemplateForm({ template, affinity, onBack, onClose }: TemplateFormProps) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const { document, callees } = template;
  const names = useNameForm({ name: document.name, id: document.id });
  const missing = callees.filter(({ id }) => !names.taken.has(id));
  const [left, setLeft] = useState<readonly string[]>([]);
  const also = missing.filter(({ id }) => !left.includes(id));
  const create = useJourneyChange(async (fields: { name: string; id: string }) => {
    // What is called comes first: when the journey itself can't be created, nothing calls into the void.
    for (const callee of also) await createJourney({ ...callee, affinity });
    return createJourney({ ...document, ...fields, affinity });
  });

  function submit(): void {
    const fields = names.check();
    if (fields === undefined) return;
    const others = also.map(({ name }) => name).join(', ');
    create.mutate(fields, {
      onSuccess: ({ id, name }) => {
        if (others !== '') showToast(t('template.created', { name, others }));
        void navigate({ to: '/journeys/$journeyId', params: { journeyId: id } });
      },
      onError: names.takeError,
    });
  }

  return (
    <DialogForm
      title={document.name}
      submitLabel={t('template.submit')}
      isBusy={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={onBack}
        leftSection={<Icon name="back" size={14} />}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('template.back')}
      </Button>
      <JourneyPicture document={document} label={t('template.picture', { name: document.name })} height={150} />
      <Text fz="sm">{document.description}</Text>
      <NameFields names={names} />
      <Stack gap="xs">
        {callees.map(({ id, name }) =>
          missing.some((one) => one.id === id) ? (
            <Checkbox
              key={id}
              label={t('template.also', { name })}
              description={t('template.alsoHint')}
              checked={!left.includes(id)}
              onChange={({ currentTarget }) =>
                setLeft(currentTarget.checked ? left.filter((one) => one !== id) : [...left, id])
              }
            />
          ) : (
            <Text key={id} fz="sm" c="dimmed">
              {t('template.alsoThere', { id })}
            </Text>
          ),
        )}
      </Stack>
    </DialogForm>
  );
}
