import { List, Stack, Text } from '@mantine/core';
import type { JourneyAnswers, Refused } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from './status-badge.tsx';

/** What callers get where a run ends without an answer of its own, and how it can come to that. */
export function DefaultAnswersList({ answers: { defaults, journey } }: { readonly answers: JourneyAnswers }) {
  const { t } = useTranslation('answers');
  const { aborts, failures, loopLimits, deadlineMs, maxSteps } = defaults;
  const isSub = journey.kind === 'sub-journey';
  return (
    <Stack gap="xs">
      {defaults.answers.map(({ status, reason, cause }) => (
        <Line key={cause} status={status} reason={reason} text={t(`causes.${cause}`)} />
      ))}
      <List fz="xs" size="xs">
        {aborts.map(({ step, reason }) => (
          <List.Item key={step}>{reason === '' ? t('aborts', { step }) : t('abortsWith', { step, reason })}</List.Item>
        ))}
        {failures.map(({ step, fields }) => (
          <List.Item key={step}>{t('failures', { step, fields: fields.join(', ') })}</List.Item>
        ))}
        {loopLimits.map(({ step, maxPasses }) => (
          <List.Item key={step}>{t('loopLimits', { step, count: maxPasses })}</List.Item>
        ))}
        {!isSub && <List.Item>{t('limits', { deadline: deadlineMs, steps: maxSteps })}</List.Item>}
      </List>
    </Stack>
  );
}

/** What the server answers before the journey runs. */
export function RefusalsList({ refusals }: { readonly refusals: readonly Refused[] }) {
  return (
    <Stack gap="xs">
      {refusals.map(({ status, reason, when }) => (
        <Line key={`${status} ${when}`} status={status} reason={reason} text={when} />
      ))}
    </Stack>
  );
}

function Line({ status, reason, text }: { readonly status: number; readonly reason: string; readonly text: string }) {
  return (
    <div>
      <StatusBadge status={status} reason={reason} />
      <Text fz="xs" c="dimmed">
        {text}
      </Text>
    </div>
  );
}
