import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import type { Administrator } from '../../api/generated/admin-api.ts';
import { usePages } from '../../api/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Time } from '../../ui/time.tsx';

/** People and their roles. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const people = usePages(['administrators'], (query) =>
    unwrap(api.GET('/api/v1/administrators', { params: { query } })),
  );
  const columns: readonly Column<Administrator>[] = [
    { key: 'email', title: t('columns.email'), render: ({ email }) => email, sortBy: ({ email }) => email },
    {
      key: 'role',
      title: t('columns.role'),
      render: ({ role }) => common(`roles.${role}`),
      sortBy: ({ role }) => role,
    },
    { key: 'since', title: t('columns.since'), render: ({ createdAt }) => <Time at={createdAt} /> },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('people')}
        columns={columns}
        rows={people.items}
        rowKey={({ id }) => id}
        error={people.error}
        onRetry={people.retry}
        loadMore={people.loadMore}
        isLoadingMore={people.isLoadingMore}
        empty={null}
      />
    </>
  );
}
