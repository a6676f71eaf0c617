import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Put it into a form: while `when` holds, leaving the page asks first, in the portal and in the browser. */
export function UnsavedGuard({ when }: { readonly when: boolean }) {
  const { t } = useTranslation();
  const { proceed, reset, status } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={status === 'blocked'}
      title={t('unsaved.title')}
      confirmLabel={t('unsaved.leave')}
      cancelLabel={t('unsaved.stay')}
      onConfirm={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      {t('unsaved.text')}
    </ConfirmDialog>
  );
}
