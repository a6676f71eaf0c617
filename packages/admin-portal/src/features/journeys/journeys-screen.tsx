import { Badge, Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import type { Journey } from '../../api/generated/admin-api.ts';
import { usePages } from '../../api/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Time } from '../../ui/time.tsx';

export function B2cJourneysScreen() {
  return <JourneysScreen affinity="b2c" />;
}

export function B2bJourneysScreen() {
  return <JourneysScreen affinity="b2b" />;
}

/** The journeys of one area. */
function JourneysScreen({ affinity }: { readonly affinity: Journey['affinity'] }) {
  const { t } = useTranslation('journeys');
  const { t: common } = useTranslation('common');
  const journeys = usePages(['journeys', affinity], (query) =>
    unwrap(api.GET('/api/v1/journeys', { params: { query: { ...query, affinity } } })),
  );
  const columns: readonly Column<Journey>[] = [
    { key: 'name', title: common('name'), render: ({ name }) => name, sortBy: ({ name }) => name },
    { key: 'id', title: t('columns.id'), render: ({ id }) => <Code>{id}</Code>, sortBy: ({ id }) => id },
    { key: 'kind', title: t('columns.kind'), render: ({ kind }) => t(`kinds.${kind}`) },
    {
      key: 'state',
      title: t('columns.state'),
      render: ({ publishedVersion }) =>
        publishedVersion === null ? (
          <Badge color="gray">{t('draftOnly')}</Badge>
        ) : (
          <Badge>{t('published', { version: publishedVersion })}</Badge>
        ),
    },
    {
      key: 'changed',
      title: common('changed'),
      render: ({ updatedAt }) => <Time at={updatedAt} />,
      sortBy: ({ updatedAt }) => updatedAt,
    },
  ];
  return (
    <>
      <PageHeader title={t(`title.${affinity}`)} description={t('description')} />
      <DataTable
        label={t('tableLabel')}
        columns={columns}
        rows={journeys.items}
        rowKey={({ id }) => id}
        error={journeys.error}
        onRetry={journeys.retry}
        loadMore={journeys.loadMore}
        isLoadingMore={journeys.isLoadingMore}
        empty={
          <EmptyState icon="journey" title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        }
      />
    </>
  );
}
