import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/generated/admin-api.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RoleLinkButton } from '../../ui/role-link-button.tsx';
import { Time } from '../../ui/time.tsx';
import { useApplications } from './queries.ts';

/** The list of applications. */
export function ApplicationsScreen() {
  const { t } = useTranslation('applications');
  const { t: common } = useTranslation('common');
  const applications = useApplications();
  const create = (
    <RoleLinkButton needs="editor" to="/applications/new" leftSection={<Icon name="plus" />}>
      {t('create')}
    </RoleLinkButton>
  );
  const columns: readonly Column<Application>[] = [
    {
      key: 'name',
      title: common('name'),
      sortBy: ({ name }) => name,
      render: ({ id, name }) => (
        <TextLink to="/applications/$applicationId" params={{ applicationId: id }} fw={600}>
          {name}
        </TextLink>
      ),
    },
    {
      key: 'created',
      title: common('created'),
      width: '14rem',
      sortBy: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      key: 'changed',
      title: common('changed'),
      width: '14rem',
      sortBy: ({ updatedAt }) => updatedAt,
      render: ({ updatedAt }) => <Time at={updatedAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <DataTable
        label={t('tableLabel')}
        columns={columns}
        rows={applications.items}
        rowKey={({ id }) => id}
        error={applications.error}
        onRetry={applications.retry}
        loadMore={applications.loadMore}
        isLoadingMore={applications.isLoadingMore}
        empty={
          <EmptyState icon="application" title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        }
      />
    </>
  );
}
