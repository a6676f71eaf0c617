import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChartCard } from './chart-card.tsx';
import type { ChartModel } from './chart-model.ts';
import { formatCount, formatLatency } from './format-numbers.ts';
import { type OverviewSeries, STATUS_CLASSES } from './series.ts';

const CLASS_COLORS = { '2xx': '--wm-good', '3xx': '--wm-accent', '4xx': '--wm-warn', '5xx': '--wm-bad' } as const;

/** Calls, errors, answers and latency over time. */
export function OverviewCharts({
  series,
  intervalMs,
}: {
  readonly series: OverviewSeries | undefined;
  readonly intervalMs: number;
}) {
  const { t } = useTranslation('overview');
  const isEmpty = series?.calls.every((count) => count === 0) ?? false;
  const model = (fields: (series: OverviewSeries) => Omit<ChartModel, 'times' | 'intervalMs'>) =>
    series === undefined ? undefined : { times: series.times, intervalMs, ...fields(series) };
  const calls = model(({ calls: values }) => ({
    form: 'layered',
    format: formatCount,
    series: [{ key: 'calls', label: t('charts.calls'), values, color: '--wm-accent' }],
  }));
  const errors = model(({ errors: values }) => ({
    form: 'layered',
    format: formatCount,
    series: [{ key: 'errors', label: t('charts.errors'), values, color: '--wm-bad' }],
  }));
  const answers = model(({ answers: byClass }) => ({
    form: 'stacked',
    format: formatCount,
    series: STATUS_CLASSES.map((name) => ({
      key: name,
      label: t(`charts.classes.${name}`),
      values: byClass[name],
      color: CLASS_COLORS[name],
    })),
  }));
  const latency = model(({ latency: shares }) => ({
    form: 'lines',
    format: formatLatency,
    series: [
      { key: 'p50', label: t('charts.p50'), values: shares.p50, color: '--wm-good' },
      { key: 'p95', label: t('charts.p95'), values: shares.p95, color: '--wm-warn', dash: [8, 4] },
      { key: 'p99', label: t('charts.p99'), values: shares.p99, color: '--wm-bad', dash: [2, 3] },
    ],
  }));
  const hasNoErrors = series?.errors.every((count) => count === 0) ?? false;
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" mb="md">
      <ChartCard title={t('charts.calls')} model={calls} isEmpty={isEmpty} />
      <ChartCard title={t('charts.errors')} model={errors} isEmpty={isEmpty || hasNoErrors} />
      <ChartCard title={t('charts.answers')} model={answers} isEmpty={isEmpty} />
      <ChartCard title={t('charts.latency')} model={latency} isEmpty={isEmpty} />
    </SimpleGrid>
  );
}
