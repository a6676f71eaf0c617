import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import classes from './dialog-form.module.css';

interface DialogFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  readonly isReady?: boolean;
  readonly size?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form over the page, with its two buttons. Ctrl+Enter sends it from a field of several lines, too. */
export function DialogForm(props: DialogFormProps) {
  const { title, submitLabel, isBusy, isReady = true, size = 'lg', onSubmit, onClose, children } = props;
  const { t } = useTranslation('common');
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!isBusy && isReady) onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return (
    <Dialog opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} onKeyDown={onKeyDown} noValidate>
        <Stack>
          {children}
          <Group justify="flex-end" className={classes.foot ?? ''}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isReady}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
