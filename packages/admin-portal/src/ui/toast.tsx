import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../texts/texts.ts';
import { showErrorToast } from './error-toast.tsx';
import { Icon } from './icon.tsx';

/** Says that something is done. */
export function showToast(message: string): void {
  notifications.show({
    message,
    icon: <Icon name="check" />,
    autoClose: 5000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}

/** Says that something is done, with a way back for ten seconds. */
export function showUndoToast(message: string, undo: () => void | Promise<void>): void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text fz="sm">{message}</Text>
        <Button size="compact-sm" variant="light" onClick={() => void takeBack()}>
          {t('undo')}
        </Button>
      </Group>
    ),
    autoClose: 10_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
  async function takeBack(): Promise<void> {
    notifications.hide(id);
    try {
      await undo();
    } catch (error) {
      showErrorToast(error);
    }
  }
}
