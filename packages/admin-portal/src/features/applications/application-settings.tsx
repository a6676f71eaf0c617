import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeFieldErrors } from '../../api/form-errors.ts';
import type { Application } from '../../api/generated/admin-api.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { Surface } from '../../ui/surface.tsx';
import { showToast } from '../../ui/toast.tsx';
import { UnsavedGuard } from '../../ui/unsaved-guard.tsx';
import { requiredName } from './client-form-values.ts';
import { useApplicationChanges } from './queries.ts';

/** Name and end of an application. */
export function ApplicationSettings({
  application,
  hasClients,
}: {
  readonly application: Application;
  readonly hasClients: boolean;
}) {
  const { t } = useTranslation('applications');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const { rename, remove } = useApplicationChanges();
  const [error, setError] = useState<unknown>();
  const [isDeleting, setDeleting] = useState(false);
  const form = useForm({ initialValues: { name: application.name }, validate: { name: requiredName(t) } });

  function save({ name }: { name: string }): void {
    rename.mutate(
      { applicationId: application.id, name: name.trim() },
      {
        onSuccess: () => {
          setError(undefined);
          form.resetDirty();
          showToast(t('detail.renamed'));
        },
        onError: (caught) => setError(takeFieldErrors(caught, { setErrors: form.setErrors, fields: ['name'] })),
      },
    );
  }

  function deleteApplication(): void {
    remove.mutate(application.id, {
      onSuccess: () => {
        showToast(t('detail.deleted', { name: application.name }));
        void navigate({ to: '/applications' });
      },
    });
  }

  return (
    <Surface maw="46rem">
      <UnsavedGuard when={form.isDirty()} />
      <form onSubmit={form.onSubmit(save)} noValidate>
        <Stack>
          {error !== undefined && <ErrorState error={error} />}
          <TextInput label={t('fields.applicationName')} required maxLength={100} {...form.getInputProps('name')} />
          <Copyable label="ID" value={application.id} />
          <Group>
            <RoleButton needs="editor" type="submit" loading={rename.isPending}>
              {common('save')}
            </RoleButton>
          </Group>
        </Stack>
      </form>
      <Stack mt="xl" gap="xs" align="flex-start">
        <Title order={2}>{t('detail.delete')}</Title>
        <p>{hasClients ? t('detail.deleteBlocked') : t('detail.deleteText')}</p>
        {hasClients ? (
          <Button variant="default" disabled>
            {t('detail.delete')}
          </Button>
        ) : (
          <RoleButton needs="editor" color="red.8" onClick={() => setDeleting(true)}>
            {t('detail.delete')}
          </RoleButton>
        )}
      </Stack>
      <ConfirmDialog
        opened={isDeleting}
        title={t('detail.deleteTitle', { name: application.name })}
        confirmLabel={t('detail.delete')}
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={deleteApplication}
        onCancel={() => setDeleting(false)}
      >
        {t('detail.deleteText')}
      </ConfirmDialog>
    </Surface>
  );
}
