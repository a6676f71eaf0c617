import { Button, Group, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useRunColumns } from './run-columns.tsx';
import { RunFilters } from './run-filters.tsx';
import { countFilters, type RunSearch } from './run-search.ts';
import { useLiveRuns } from './use-live-runs.ts';

const route = getRouteApi('/app/runs');

/** The calls of journeys, newest first, as they come in. */
export function RunsScreen() {
  const { t } = useTranslation('runs');
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isLive, setIsLive] = useState(true);
  const list = useLiveRuns(search, isLive);
  const columns = useRunColumns(list.fresh);
  const change = (wanted: RunSearch) => void navigate({ to: '/runs', search: wanted, replace: true });
  const isFiltered = countFilters(search) > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <Button variant="default" leftSection={<Icon name="refresh" size={16} />} onClick={list.refresh}>
              {t('refresh')}
            </Button>
            <Button
              variant={isLive ? 'light' : 'default'}
              aria-pressed={isLive}
              leftSection={<Icon name={isLive ? 'run' : 'play'} size={16} />}
              onClick={() => setIsLive(!isLive)}
            >
              {isLive ? t('pause') : t('goOn')}
            </Button>
          </>
        }
      />
      <RunFilters search={search} onChange={change} />
      <Group justify="space-between" mb="xs">
        <Text fz="sm" c="dimmed" role="status">
          {isLive ? t('live', { count: list.fresh.size }) : t('paused')}
        </Text>
      </Group>
      <DataTable
        label={t('tableLabel')}
        columns={columns}
        rows={list.runs}
        rowKey={({ id }) => id}
        error={list.error}
        onRetry={list.refresh}
        loadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={
          isFiltered ? (
            <EmptyState
              icon="search"
              title={t('noMatch.title')}
              action={
                <Group justify="center">
                  {list.loadMore !== undefined && (
                    <Button variant="default" loading={list.isLoadingMore} onClick={list.loadMore}>
                      {t('noMatch.further')}
                    </Button>
                  )}
                  <Button onClick={() => change({})}>{t('noMatch.clear')}</Button>
                </Group>
              }
            >
              {t('noMatch.text')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="run"
              title={t('empty.title')}
              action={<LinkButton to="/journeys/b2c">{t('empty.action')}</LinkButton>}
            >
              {t('empty.text')}
            </EmptyState>
          )
        }
      />
    </>
  );
}
