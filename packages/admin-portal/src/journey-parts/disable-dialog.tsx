import { useTranslation } from 'react-i18next';
import type { Journey } from '../api/generated/admin-api.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { showToast } from '../ui/toast.tsx';
import { disableJourney, useJourneyChange } from './journey-queries.ts';

/** Asks before callers get 404. */
export function DisableDialog({ journey, onClose }: { readonly journey: Journey; readonly onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const { id, name } = journey;
  const disable = useJourneyChange(disableJourney);
  const onSuccess = () => {
    showToast(t('disable.done', { name }));
    onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={t('disable.title', { name })}
      confirmLabel={t('disable.confirm')}
      isBusy={disable.isPending}
      error={disable.error}
      onConfirm={() => disable.mutate(id, { onSuccess })}
      onCancel={onClose}
    >
      {t('disable.text')}
    </ConfirmDialog>
  );
}
