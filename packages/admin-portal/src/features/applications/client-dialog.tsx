import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, NewClient } from '../../api/generated/admin-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ClientFields } from './client-fields.tsx';
import { toClientFields, toFormValues } from './client-form-values.ts';
import { ClientReady } from './client-ready.tsx';
import { useClientChanges } from './queries.ts';
import { useClientForm } from './use-client-form.ts';

interface ClientDialogProps {
  readonly applicationId: string;
  /** The client to edit; without it, a new one. */
  readonly client?: Client;
  readonly onClose: () => void;
}

/** Creates or edits a client. */
export function ClientDialog({ applicationId, client, onClose }: ClientDialogProps) {
  const { t } = useTranslation('applications');
  const { t: common } = useTranslation('common');
  const { create, update } = useClientChanges(applicationId);
  const { form, takeErrors } = useClientForm(client === undefined ? undefined : toFormValues(client));
  const [error, setError] = useState<unknown>();
  const [ready, setReady] = useState<NewClient>();
  const onError = (caught: unknown) => setError(takeErrors(caught));

  const save = form.onSubmit((values) => {
    setError(undefined);
    const fields = toClientFields(values);
    if (client === undefined) {
      create.mutate(fields, { onSuccess: setReady, onError });
      return;
    }
    const onSuccess = () => {
      showToast(common('saved'));
      onClose();
    };
    update.mutate({ clientId: client.id, fields }, { onSuccess, onError });
  });

  if (ready !== undefined) return <ClientReady client={ready} onClose={onClose} />;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      closeOnClickOutside={!form.isDirty()}
      closeButtonProps={{ 'aria-label': common('close') }}
      title={client === undefined ? t('client.new') : t('client.editTitle', { name: client.name })}
    >
      <form onSubmit={save} noValidate>
        <Stack>
          {error !== undefined && <ErrorState error={error} />}
          <ClientFields form={form} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending || update.isPending}>
              {client === undefined ? t('client.create') : common('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
