import { notifications } from '@mantine/notifications';
import { t } from '../texts/texts.ts';
import { describeError } from './describe-error.ts';
import { Icon } from './icon.tsx';

/** An error of something that was done on the side, without a place of its own on the screen. */
export function showErrorToast(error: unknown): void {
  const { title, detail } = describeError(error);
  notifications.show({
    color: 'red',
    icon: <Icon name="warning" />,
    title,
    message: detail,
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}
