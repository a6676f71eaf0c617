import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import type { RunSummary } from '../../api/generated/admin-api.ts';
import { usePages } from '../../api/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Time } from '../../ui/time.tsx';

/** The calls of journeys, newest first. */
export function RunsScreen() {
  const { t } = useTranslation('runs');
  const runs = usePages(['runs'], (query) => unwrap(api.GET('/api/v1/runs', { params: { query } })), {
    refetchInterval: 5000,
  });
  const columns: readonly Column<RunSummary>[] = [
    { key: 'time', title: t('columns.time'), render: ({ at }) => <Time at={at} /> },
    { key: 'journey', title: t('columns.journey'), render: ({ journeyId }) => journeyId },
    { key: 'version', title: t('columns.version'), render: ({ version }) => version },
    {
      key: 'status',
      title: t('columns.status'),
      render: ({ status, failure }) => <Badge color={failure === undefined ? 'gray' : 'red'}>{status}</Badge>,
    },
    {
      key: 'duration',
      title: t('columns.duration'),
      align: 'right',
      render: ({ durationMicros }) => t('milliseconds', { value: (durationMicros / 1000).toFixed(2) }),
    },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('tableLabel')}
        columns={columns}
        rows={runs.items}
        rowKey={({ id }) => id}
        error={runs.error}
        onRetry={runs.retry}
        loadMore={runs.loadMore}
        isLoadingMore={runs.isLoadingMore}
        empty={
          <EmptyState icon="run" title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        }
      />
    </>
  );
}
