import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Copyable } from './copyable.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

interface SecretOnceProps {
  readonly title: string;
  /** The values, the secret last. */
  readonly values: readonly { readonly label: string; readonly value: string }[];
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** Shows a secret this once. It closes when the reader says that it is kept, so that no click beside it loses it. */
export function SecretOnce({ title, values, children, onClose }: SecretOnceProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      size="lg"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={kept}
    >
      <Stack>
        <Alert color="amber" variant="light" icon={<Icon name="key" />}>
          <Text fz="sm">{t('secretOnce.warning')}</Text>
        </Alert>
        {values.map((value, index) => (
          <Copyable key={value.label} {...value} beginsHere={index === values.length - 1} />
        ))}
        {children}
        <Group justify="space-between">
          <Checkbox
            label={t('secretOnce.kept')}
            checked={kept}
            onChange={(event) => setKept(event.currentTarget.checked)}
          />
          <Button disabled={!kept} onClick={onClose}>
            {t('done')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
