import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import type { AuditEntry } from '../../api/generated/admin-api.ts';
import { usePages } from '../../api/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Time } from '../../ui/time.tsx';

/** Who changed what. */
export function AuditScreen() {
  const { t } = useTranslation('audit');
  const entries = usePages(['audit-entries'], (query) =>
    unwrap(api.GET('/api/v1/audit-entries', { params: { query } })),
  );
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'time', title: t('columns.time'), render: ({ at }) => <Time at={at} /> },
    { key: 'who', title: t('columns.who'), render: ({ actor }) => actor.name },
    { key: 'what', title: t('columns.what'), render: ({ action }) => action },
    { key: 'target', title: t('columns.target'), render: ({ targetId }) => targetId },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('tableLabel')}
        columns={columns}
        rows={entries.items}
        rowKey={({ sequence }) => String(sequence)}
        error={entries.error}
        onRetry={entries.retry}
        loadMore={entries.loadMore}
        isLoadingMore={entries.isLoadingMore}
        empty={
          <EmptyState icon="audit" title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        }
      />
    </>
  );
}
