import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Run, RunExplanation } from '../../api/generated/admin-api.ts';
import { ValueView } from '../../journey-builder/panels/try/value-view.tsx';
import { Surface } from '../../ui/surface.tsx';
import { StatusBadge } from './status-badge.tsx';

interface RunAnswerProps {
  readonly run: Run;
  readonly explanation: RunExplanation | undefined;
}

/** What the caller got and, with a receipt, what was asked. */
export function RunAnswer({ run, explanation }: RunAnswerProps) {
  const { t } = useTranslation('runs');
  const { answer, request } = explanation ?? {};
  return (
    <Surface p="md" mb="md" aria-label={t('run.answer')}>
      <Stack gap="sm">
        <Group gap="xs">
          <Text fw={600}>{t('run.answer')}</Text>
          <StatusBadge status={run.status} />
        </Group>
        {answer !== undefined && (
          <>
            {answer.headers.map(({ name, value }) => (
              <Text key={name} fz="xs" translate="no" style={{ overflowWrap: 'anywhere' }}>
                <b>{name}:</b> {value}
              </Text>
            ))}
            {answer.body !== '' && <ValueView value={answer.body} label={t('run.answer')} />}
          </>
        )}
        {answer === undefined && (
          <Text fz="sm" c="dimmed">
            {run.failure === undefined ? t('run.answerNotKept') : t('run.defaultAnswer')}
          </Text>
        )}
        {request !== undefined && (
          <>
            <Text fw={600}>{t('run.request')}</Text>
            <ValueView value={request} label={t('run.request')} />
          </>
        )}
      </Stack>
    </Surface>
  );
}
