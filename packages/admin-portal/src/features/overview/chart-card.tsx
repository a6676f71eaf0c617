import { Button, Group, Skeleton, Table, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Surface } from '../../ui/surface.tsx';
import { type ChartModel, formatInterval, isInDays } from './chart-model.ts';
import classes from './time-chart.module.css';

const TimeChart = lazy(() => import('./time-chart.tsx').then((module) => ({ default: module.TimeChart })));

interface ChartCardProps {
  readonly title: string;
  /** undefined while the numbers are on their way. */
  readonly model: ChartModel | undefined;
  /** Shown in the place of a chart that would be flat. */
  readonly isEmpty: boolean;
}

/** A chart, its legend, and the same numbers as a table. */
export function ChartCard({ title, model, isEmpty }: ChartCardProps) {
  const { t } = useTranslation('overview');
  const [isTable, setTable] = useState(false);
  return (
    <Surface p="md" aria-label={title}>
      <Group justify="space-between" mb="xs" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} fz="md">
            {title}
          </Title>
          {model !== undefined && isInDays(model) && (
            <Text fz="xs" c="dimmed">
              {t('charts.utcDays')}
            </Text>
          )}
        </div>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-pressed={isTable}
          aria-label={t(isTable ? 'charts.chartOf' : 'charts.tableOf', { title })}
          onClick={() => setTable(!isTable)}
        >
          {t(isTable ? 'charts.chart' : 'charts.table')}
        </Button>
      </Group>
      {model === undefined ? (
        <Skeleton height={220} />
      ) : isTable ? (
        <NumbersTable model={model} title={title} />
      ) : isEmpty ? (
        <Text c="dimmed" ta="center" py={84} fz="sm">
          {t('charts.empty')}
        </Text>
      ) : (
        <Suspense fallback={<Skeleton height={220} />}>
          <TimeChart model={model} label={t('charts.label', { title, table: t('charts.table') })} />
        </Suspense>
      )}
      {model !== undefined && model.series.length > 1 && !isTable && !isEmpty && <Legend model={model} />}
    </Surface>
  );
}

function Legend({ model }: { readonly model: ChartModel }) {
  return (
    <ul className={classes.legend}>
      {model.series.map(({ key, label, color }) => (
        <li key={key}>
          <span className={classes.swatch} style={{ background: `var(${color})` }} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}

function NumbersTable({ model, title }: { readonly model: ChartModel; readonly title: string }) {
  const { t } = useTranslation('overview');
  const { times, intervalMs, series, format } = model;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div className={classes.table} tabIndex={0}>
      <Table aria-label={title} verticalSpacing={4} fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('charts.time')}</Table.Th>
            {series.map(({ key, label }) => (
              <Table.Th key={key} scope="col" ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {times
            .map((at, index) => (
              <Table.Tr key={at}>
                <Table.Td>{formatInterval(at, intervalMs)}</Table.Td>
                {series.map(({ key, values }) => {
                  const value = values[index] ?? null;
                  return (
                    <Table.Td key={key} ta="right">
                      {value === null ? '–' : format(value)}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))
            .reverse()}
        </Table.Tbody>
      </Table>
    </div>
  );
}
