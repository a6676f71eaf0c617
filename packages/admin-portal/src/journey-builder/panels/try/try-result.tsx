import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { JourneyDocument } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../features/runs/format-duration.ts';
import { clampStep } from '../../../features/runs/run-overlay.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { AnswerView } from './answer-view.tsx';
import { PublishedResult } from './published-result.tsx';
import { SaveAsTest } from './save-as-test.tsx';
import { StepButtons } from './step-buttons.tsx';
import { StepDetails } from './step-details.tsx';
import { StepList } from './step-list.tsx';
import classes from './try.module.css';
import { stepsOfOutcome, type TryOutcome } from './try-outcome.ts';

interface TryResultProps {
  readonly outcome: TryOutcome;
  readonly document: JourneyDocument;
  readonly current: number;
  readonly onGo: (index: number) => void;
  readonly onClear: () => void;
}

/** What came back, and the way there. */
export function TryResult({ outcome, document, current, onGo, onClear }: TryResultProps) {
  const { t } = useTranslation('tryIt');
  const steps = stepsOfOutcome(outcome);
  const at = clampStep(current, steps.length);
  const shown = steps[at];
  return (
    <Stack gap="md" role="region" aria-label={t('response')}>
      <OutcomeView outcome={outcome} />
      {shown !== undefined && (
        <div className={classes.result}>
          <Group justify="space-between" mb="xs">
            <Text fw={600}>{t('path')}</Text>
            <StepButtons current={at} length={steps.length} onGo={onGo} />
          </Group>
          <StepList steps={steps} document={document} current={at} onGo={onGo} />
          <StepDetails step={shown} document={document} micros={shown.at - (steps[at - 1]?.at ?? 0)} />
          <Button
            size="compact-xs"
            variant="subtle"
            mt="xs"
            leftSection={<Icon name="cross" size={13} />}
            onClick={onClear}
          >
            {t('clearPath')}
          </Button>
        </div>
      )}
      <SaveAsTest outcome={outcome} />
    </Stack>
  );
}

function OutcomeView({ outcome }: { readonly outcome: TryOutcome }) {
  const { t } = useTranslation('tryIt');
  switch (outcome.kind) {
    case 'problems':
      return (
        <Alert color="amber" variant="light" role="alert" icon={<Icon name="warning" />} title={t('cannotRun.title')}>
          <Text fz="sm">{t('cannotRun.text', { count: outcome.problems.length })}</Text>
          <Text fz="sm" mt={4}>
            {outcome.problems[0]?.message}
          </Text>
        </Alert>
      );
    case 'token-refused':
      return (
        <Alert color="red" variant="light" role="alert" icon={<Icon name="key" />} title={t('real.tokenRefused')}>
          <Text fz="sm">{t('real.tokenRefusedText', { status: outcome.status, message: outcome.message })}</Text>
        </Alert>
      );
    case 'failed':
      return <ErrorState error={outcome.error} />;
    case 'published':
      return <PublishedResult outcome={outcome} />;
    case 'simulated': {
      const { result } = outcome;
      const { failure, shortages } = result;
      const took = result.steps.at(-1)?.at;
      return (
        <Stack gap="sm">
          {failure !== undefined && (
            <Alert color="red" variant="light" icon={<Icon name="warning" />} title={t('failed.title')}>
              <Text fz="sm">{failure.message}</Text>
              <Text fz="sm">
                {t('failed.place', {
                  step: failure.step,
                  field: failure.field === undefined ? '' : `, ${failure.field}`,
                })}
              </Text>
            </Alert>
          )}
          {shortages.length > 0 && (
            <Alert color="amber" variant="light" icon={<Icon name="info" />} title={t('shortages')}>
              {shortages.map((one) => (
                <Text key={one} fz="sm">
                  {one}
                </Text>
              ))}
            </Alert>
          )}
          <div className={classes.result}>
            <AnswerView {...result} {...(took === undefined ? {} : { took: formatDuration(took) })} />
          </div>
        </Stack>
      );
    }
  }
}
