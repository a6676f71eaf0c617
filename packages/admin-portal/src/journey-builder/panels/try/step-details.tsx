import { Badge, Group, Stack, Text } from '@mantine/core';
import type { ExplainedStep, JourneyDocument } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { configAt } from './show-value.ts';
import classes from './try.module.css';
import { ValueView } from './value-view.tsx';

interface StepDetailsProps {
  readonly step: ExplainedStep;
  /** Of the journey itself: with it, each value stands under its formula. */
  readonly document: JourneyDocument | undefined;
  /** Microseconds that the step took. */
  readonly micros: number;
}

/** One step of a run: what its formulas yielded, what it set, and where it went. */
export function StepDetails({ step, document, micros }: StepDetailsProps) {
  const { t } = useTranslation('tryIt');
  const own = document?.steps[step.step];
  const values = Object.entries(step.values);
  const sets = Object.entries(step.sets);
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>{own?.name ?? step.step}</Text>
        <Group gap="xs">
          <Text fz="xs" c="dimmed" translate="no">
            {step.step}
          </Text>
          {step.branch === null ? (
            <Badge variant="default" size="sm" tt="none">
              {t('step.ended')}
            </Badge>
          ) : (
            <Badge variant="light" size="sm" tt="none">
              {t('step.branch', { branch: step.branch })}
            </Badge>
          )}
          <Text fz="xs" c="dimmed">
            {t('step.took', { micros })}
          </Text>
        </Group>
      </div>
      {values.length > 0 && (
        <section aria-label={t('step.values')}>
          <Text fz="xs" fw={600} c="dimmed" mb={4}>
            {t('step.values')}
          </Text>
          {values.map(([field, value]) => (
            <div key={field} className={classes.field}>
              <Text fz="xs" c="dimmed" translate="no">
                {configAt(own?.config, field) ?? field}
              </Text>
              <ValueView value={value} label={t('step.valueOf', { field })} />
            </div>
          ))}
        </section>
      )}
      {sets.length > 0 && (
        <section aria-label={t('step.sets')}>
          <Text fz="xs" fw={600} c="dimmed" mb={4}>
            {t('step.sets')}
          </Text>
          {sets.map(([name, value]) => (
            <div key={name} className={classes.field}>
              <Text fz="xs" fw={600} translate="no">
                {name}
              </Text>
              <ValueView value={value} label={t('step.valueOf', { field: name })} />
            </div>
          ))}
        </section>
      )}
      {values.length === 0 && sets.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('step.nothing')}
        </Text>
      )}
    </Stack>
  );
}
