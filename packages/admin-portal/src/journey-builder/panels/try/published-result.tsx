import { Alert, Group, Loader, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import { TextLink } from '../../../ui/link-button.tsx';
import { AnswerView } from './answer-view.tsx';
import classes from './try.module.css';
import type { TryOutcome } from './try-outcome.ts';

const HELPS: Readonly<Record<number, 'real.help401' | 'real.help403' | 'real.help404'>> = {
  401: 'real.help401',
  403: 'real.help403',
  404: 'real.help404',
};

/** The answer to a real call, with a way to its record; a refusal says what to do. */
export function PublishedResult({ outcome }: { readonly outcome: Extract<TryOutcome, { kind: 'published' }> }) {
  const { t } = useTranslation('tryIt');
  const { answer, record } = outcome;
  const status = answer.status ?? record?.status ?? null;
  const wasRefused = record === null && status !== null;
  const help = wasRefused ? HELPS[status] : undefined;
  const took = t('real.took', { ms: answer.milliseconds.toFixed(answer.milliseconds < 10 ? 1 : 0) });
  return (
    <Stack gap="sm">
      <div className={classes.result}>
        <AnswerView status={status} headers={answer.headers} body={answer.body} took={took} />
      </div>
      {answer.status === null && (
        <Text fz="sm" c="dimmed">
          {t('real.redirect')}
        </Text>
      )}
      {record === undefined && (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden="true" />
          <Text fz="sm">{t('real.waiting')}</Text>
        </Group>
      )}
      {record === null && (
        <Alert color="amber" variant="light" icon={<Icon name="info" />}>
          <Text fz="sm">{help === undefined ? t('real.noRecord') : t(help)}</Text>
        </Alert>
      )}
      {record !== null && record !== undefined && (
        <>
          {record.failure !== undefined && (
            <Alert color="red" variant="light" icon={<Icon name="warning" />} title={t('failed.title')}>
              <Text fz="sm">{record.failure.message}</Text>
            </Alert>
          )}
          <TextLink fz="sm" to="/runs/$runId" params={{ runId: record.runId }}>
            {t('real.openRun')}
          </TextLink>
        </>
      )}
    </Stack>
  );
}
