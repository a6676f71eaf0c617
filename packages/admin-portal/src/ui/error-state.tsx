import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import { describeError } from './describe-error.ts';
import { Icon } from './icon.tsx';

/** An error in the place of what was asked for, or above the form that it concerns. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  const { title, detail, correlationId } = describeError(error);
  return (
    <Alert color="red" variant="light" role="alert" title={title} icon={<Icon name="warning" />}>
      <Stack gap="sm">
        <Text fz="sm">{detail}</Text>
        {(onRetry !== undefined || correlationId !== undefined) && (
          <Group gap="md">
            {onRetry !== undefined && (
              <Button size="xs" variant="default" leftSection={<Icon name="refresh" size={15} />} onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
            {correlationId !== undefined && (
              <Group gap={4}>
                <Text fz="xs" c="dimmed">
                  {t('errors.correlationId')} <span translate="no">{correlationId}</span>
                </Text>
                <CopyButton value={correlationId} what={t('errors.correlationId')} />
              </Group>
            )}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
