import { Alert, Divider, Grid, Group, Stack, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/generated/admin-api.ts';
import { JourneyCanvas } from '../../journey-builder/canvas/journey-canvas.tsx';
import { StepButtons } from '../../journey-builder/panels/try/step-buttons.tsx';
import { StepDetails } from '../../journey-builder/panels/try/step-details.tsx';
import { StepList } from '../../journey-builder/panels/try/step-list.tsx';
import { useStepKeys } from '../../journey-builder/panels/try/use-step-keys.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { Surface } from '../../ui/surface.tsx';
import { FollowStep } from './follow-step.tsx';
import { NoExplanation } from './no-explanation.tsx';
import { useExplanation, useVersionDocument } from './queries.ts';
import { RunAnswer } from './run-answer.tsx';
import { RunEvents } from './run-events.tsx';
import { clampStep, overlayOf, ownStepOf, stepsOf } from './run-overlay.ts';
import classes from './runs.module.css';

const route = getRouteApi('/app/runs/$runId');

/** The way of a run on the canvas of its version, step by step, with the values where they were kept. */
export function RunWay({ run }: { readonly run: Run }) {
  const { t } = useTranslation('runs');
  const navigate = useNavigate();
  const { step = 1 } = route.useSearch();
  const version = useVersionDocument(run.journeyId, run.version);
  const explanation = useExplanation(run.id, run.hasReceipt);
  const steps = useMemo(() => stepsOf(run, explanation.data), [run, explanation.data]);
  const current = clampStep(step - 1, steps.length);
  const overlay = useMemo(() => overlayOf(steps, current), [steps, current]);
  const { id: runId } = run;
  const go = useCallback(
    (index: number) =>
      void navigate({ to: '/runs/$runId', params: { runId }, search: { step: index + 1 }, replace: true }),
    [navigate, runId],
  );
  const way = useMemo(() => [...new Set(steps.map(({ step: taken }) => ownStepOf(taken)))], [steps]);
  useStepKeys(current, steps.length, go);
  const document = version.data ?? undefined;
  const shown = steps[current];
  return (
    <Stack gap="md">
      {run.failure !== undefined && (
        <Alert color="red" variant="light" icon={<Icon name="warning" />} title={t(`outcomes.${run.failure.code}`)}>
          <Text fz="sm">{run.failure.message}</Text>
          <Text fz="sm" mt={4} translate="no">
            {t('run.place', { step: run.failure.step })}
            {run.failure.field !== undefined && ` · ${run.failure.field}`}
            {run.failure.errorCode !== undefined && ` · ${run.failure.errorCode}`}
            {run.failure.range !== undefined && ` · ${t('run.range', run.failure.range)}`}
          </Text>
        </Alert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <div className={classes.canvas}>
            {version.isPending ? (
              <LoadingState />
            ) : document === undefined ? (
              <EmptyState icon="journey" title={t('run.versionGone.title')}>
                {t('run.versionGone.text')}
              </EmptyState>
            ) : (
              <JourneyCanvas
                document={document}
                overlay={overlay}
                about={shown === undefined ? way : [ownStepOf(shown.step), ...way]}
                readOnly
                onSelect={(ids) => {
                  const index = steps.findIndex((one) => ownStepOf(one.step) === ids[0]);
                  if (index !== -1) go(index);
                }}
              >
                <FollowStep step={shown === undefined ? undefined : ownStepOf(shown.step)} />
              </JourneyCanvas>
            )}
          </div>
          <RunAnswer explanation={explanation.data} run={run} />
          <RunEvents events={run.events} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Surface p="md" aria-label={t('run.steps')} style={{ overflowWrap: 'anywhere' }}>
            <Group justify="space-between" mb="xs">
              <Text fw={600}>{t('run.steps')}</Text>
              <StepButtons current={current} length={steps.length} onGo={go} />
            </Group>
            <StepList steps={steps} document={document} current={current} onGo={go} />
            <Text fz="xs" c="dimmed" mt="xs">
              {t('run.keys')}
            </Text>
            <Divider my="md" />
            <section aria-label={t('run.values')}>
              {explanation.data === undefined ? (
                <NoExplanation
                  run={run}
                  error={explanation.error}
                  isLoading={run.hasReceipt && explanation.isPending}
                />
              ) : (
                shown !== undefined && (
                  <StepDetails step={shown} document={document} micros={shown.at - (steps[current - 1]?.at ?? 0)} />
                )
              )}
            </section>
          </Surface>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
