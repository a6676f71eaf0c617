import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';

interface ConfirmDialogProps {
  readonly opened: boolean;
  /** The question, with the name of what it is about. */
  readonly title: string;
  /** What happens, and whether there is a way back. */
  readonly children: ReactNode;
  /** The deed, as a verb: "Delete client", never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before what can't be taken back. Where a way back exists, offer that instead: `showUndoToast`. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  const {
    opened,
    title,
    children,
    confirmLabel,
    isDangerous = true,
    isBusy = false,
    error,
    onConfirm,
    onCancel,
  } = props;
  return (
    <Dialog opened={opened} onClose={onCancel} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text component="div" fz="sm">
          {children}
        </Text>
        {error !== undefined && error !== null && <ErrorState error={error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel} data-autofocus>
            {props.cancelLabel ?? t('cancel')}
          </Button>
          <Button {...(isDangerous ? { color: 'red.8' } : {})} loading={isBusy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
