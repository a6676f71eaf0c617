import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useDeleteJourney } from './use-delete-journey.ts';

/** Asks before versions are deleted: the draft can be brought back, they can't. */
export function DeleteDialog({ journey, onClose }: { readonly journey: Journey; readonly onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const { remove } = useDeleteJourney({ showsErrors: true });
  const { name, publishedVersion } = journey;
  const isServed = publishedVersion !== null;
  return (
    <ConfirmDialog
      opened
      title={t(isServed ? 'delete.titleServed' : 'delete.title', { name })}
      confirmLabel={t(isServed ? 'delete.confirmServed' : 'delete.confirm')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(journey, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <Stack gap="xs">
        {isServed && <Text fz="sm">{t('delete.textServed', { version: publishedVersion })}</Text>}
        <Text fz="sm">{t('delete.textVersions')}</Text>
      </Stack>
    </ConfirmDialog>
  );
}
