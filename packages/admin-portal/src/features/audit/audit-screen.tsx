import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import type { AuditEntry } from '../../api/generated/admin-api.ts';
import { usePages } from '../../api/use-pages.ts';
import { ChangeTargetLink, useActionText } from '../../ui/change-sentence.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Time } from '../../ui/time.tsx';
import { AuditEntryDrawer } from './audit-entry-drawer.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { type AuditSearch, countFilters, toAuditQuery } from './audit-search.ts';

const route = getRouteApi('/app/audit');

/** Who changed what. */
export function AuditScreen() {
  const { t } = useTranslation('audit');
  const search = route.useSearch();
  const navigate = useNavigate();
  const { entry: open, ...filters } = search;
  const entries = usePages(['audit-entries', filters], (query) =>
    unwrap(api.GET('/api/v1/audit-entries', { params: { query: { ...toAuditQuery(filters), ...query } } })),
  );
  const columns = useColumns(filters);
  const change = (wanted: AuditSearch) => void navigate({ to: '/audit', search: wanted, replace: true });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <AuditFilters search={filters} onChange={change} />
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
          countFilters(filters) > 0 ? (
            <EmptyState
              icon="search"
              title={t('noMatch.title')}
              action={<Button onClick={() => change({})}>{t('noMatch.clear')}</Button>}
            >
              {t('noMatch.text')}
            </EmptyState>
          ) : (
            <EmptyState icon="audit" title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          )
        }
      />
      {open !== undefined && (
        <AuditEntryDrawer
          key={open}
          sequence={open}
          known={entries.items?.find(({ sequence }) => sequence === open)}
          onClose={() => change(filters)}
        />
      )}
    </>
  );
}

function useColumns(filters: AuditSearch): readonly Column<AuditEntry>[] {
  const { t } = useTranslation('audit');
  const action = useActionText();
  return [
    { key: 'time', title: t('columns.time'), width: '10rem', render: ({ at }) => <Time at={at} /> },
    { key: 'who', title: t('columns.who'), width: '13rem', render: ({ actor }) => actor.name },
    { key: 'what', title: t('columns.what'), render: (entry) => action(entry.action) },
    { key: 'target', title: t('columns.target'), render: (entry) => <ChangeTargetLink entry={entry} /> },
    {
      key: 'details',
      title: t('columns.details'),
      width: '6rem',
      render: ({ sequence }) => (
        <TextLink
          to="/audit"
          search={{ ...filters, entry: sequence } as never}
          aria-label={t('showOf', { number: sequence })}
          resetScroll={false}
        >
          {t('show')}
        </TextLink>
      ),
    },
  ];
}
