import { Group, Stack, Text } from '@mantine/core';
import type { BacktestReport } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import { Surface } from '../../ui/surface.tsx';
import { Differences } from './differences.tsx';

/** Calls whose answers would change alike, the largest group first. */
export function BacktestGroups({ groups }: Pick<BacktestReport, 'groups'>) {
  const { t } = useTranslation('runs');
  return groups.map((group) => (
    <Surface key={group.key} p="md">
      <Stack gap="sm">
        <Text fw={600}>{t('backtest.group', { count: group.count })}</Text>
        <Differences {...group} />
        <Group gap="xs">
          <Text fz="sm" c="dimmed">
            {t('backtest.examples')}
          </Text>
          {group.runIds.map((runId) => (
            <TextLink key={runId} fz="sm" to="/runs/$runId" params={{ runId }}>
              …{runId.slice(-8)}
            </TextLink>
          ))}
        </Group>
      </Stack>
    </Surface>
  ));
}
