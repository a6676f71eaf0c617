import { Button, Group, SegmentedControl, Select, SimpleGrid } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { FirstSteps } from './first-steps.tsx';
import { OverviewCharts } from './overview-charts.tsx';
import { FailingJourneys, LastFailures, nameFinder, RecentChanges } from './overview-lists.tsx';
import { useJourneys, useLastFailures, useRecentChanges, useStatistics } from './queries.ts';
import { DEFAULT_RANGE, parseOverviewSearch, RANGE_NAMES, RANGES } from './ranges.ts';
import { TotalsRow } from './totals-row.tsx';

const route = getRouteApi('/app/');

/** The first page: what the server answers, and what wants attention. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  const { range = DEFAULT_RANGE, journey } = route.useSearch();
  const navigate = useNavigate();
  const [isLive, setLive] = useState(true);
  const shown = { range, journey, isLive };
  const { data, error, refetch } = useStatistics(shown);
  const failures = useLastFailures(shown);
  const changes = useRecentChanges(isLive);
  const journeys = useJourneys().data;
  const nameOf = nameFinder(journeys);
  const change = (fields: { range?: string; journey?: string | null }) =>
    void navigate({ to: '/', search: parseOverviewSearch({ range, journey, ...fields }), replace: true });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button
            variant={isLive ? 'light' : 'default'}
            leftSection={<Icon name={isLive ? 'refresh' : 'play'} size={16} />}
            onClick={() => setLive(!isLive)}
          >
            {t(isLive ? 'pause' : 'goOn')}
          </Button>
        }
      />
      <FirstSteps journeys={journeys} />
      <Group mb="md" gap="md">
        <SegmentedControl
          transitionDuration={0}
          aria-label={t('range.label')}
          value={range}
          onChange={(value) => change({ range: value })}
          data={RANGE_NAMES.map((value) => ({ value, label: t(`range.${value}`) }))}
        />
        <Select
          aria-label={t('journey.label')}
          placeholder={t('journey.all')}
          searchable
          clearable
          w={280}
          data={journeyOptions(journeys, journey)}
          value={journey ?? null}
          onChange={(value) => change({ journey: value })}
          nothingFoundMessage={t('journey.none')}
          clearButtonProps={{ 'aria-label': t('journey.all') }}
        />
      </Group>
      {error !== null && data === undefined ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <TotalsRow total={data?.total} before={data?.before} />
          <OverviewCharts series={data?.series} intervalMs={RANGES[range].intervalMs} />
        </>
      )}
      <SimpleGrid cols={{ base: 1, lg: 3 }} spacing="md">
        <FailingJourneys items={data?.failing} error={error} range={range} nameOf={nameOf} />
        <LastFailures items={failures.data} error={failures.error} nameOf={nameOf} />
        <RecentChanges items={changes.data} error={changes.error} />
      </SimpleGrid>
    </>
  );
}

/** All journeys, and the one of the address even if it is gone. */
function journeyOptions(journeys: readonly { id: string; name: string }[] | undefined, shown: string | undefined) {
  const options = (journeys ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = shown === undefined || options.some(({ value }) => value === shown);
  const all = isKnown ? options : [{ value: shown, label: shown }, ...options];
  // Two of the same name are told apart by their ids.
  return all.map(({ value, label }) => ({
    value,
    label: all.filter((other) => other.label === label).length > 1 ? `${label} (${value})` : label,
  }));
}
