import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RunReplay } from '../../api/generated/admin-api.ts';
import classes from './runs.module.css';

interface WaysComparedProps {
  readonly steps: RunReplay['steps'];
  /** How many steps the two have in common; undefined: all. */
  readonly after: number | undefined;
}

/** Two ways side by side; what they do not share stands out. */
export function WaysCompared({ steps, after }: WaysComparedProps) {
  const { t } = useTranslation('runs');
  const way = (side: 'before' | 'now') => (
    <section aria-label={t(`replay.${side}`)}>
      <Text fz="xs" fw={600} c="dimmed" mb={4}>
        {t(`replay.${side}`)}
      </Text>
      <ol className={classes.way}>
        {steps[side].map(({ step, branch }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a run never change
          <li key={index} data-parts={after !== undefined && index >= after}>
            {branch === null ? step : `${step}: ${branch}`}
          </li>
        ))}
      </ol>
    </section>
  );
  return (
    <SimpleGrid cols={2}>
      {way('before')}
      {way('now')}
    </SimpleGrid>
  );
}
