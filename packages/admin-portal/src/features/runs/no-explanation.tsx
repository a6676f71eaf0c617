import { Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/generated/admin-api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';

interface NoExplanationProps {
  readonly run: Run;
  readonly error: unknown;
  readonly isLoading: boolean;
}

/** Why a run shows no values, and how to keep them next time. */
export function NoExplanation({ run, error, isLoading }: NoExplanationProps) {
  const { t } = useTranslation('runs');
  if (isLoading) return <LoadingState />;
  if (run.hasReceipt && error !== null) return <ErrorState error={error} />;
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('run.noReceipt.title')}</Text>
      <Text fz="sm">{t('run.noReceipt.why')}</Text>
      <Text fz="sm">{t('run.noReceipt.all')}</Text>
      <Code block translate="no">
        {'settings:\n  receipts: all'}
      </Code>
      <Text fz="sm">{t('run.noReceipt.one')}</Text>
      <Code block translate="no">
        X-Waymark-Receipt: keep
      </Code>
    </Stack>
  );
}
