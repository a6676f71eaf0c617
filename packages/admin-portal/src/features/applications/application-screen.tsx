import { Stack, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/generated/admin-api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { ApplicationSettings } from './application-settings.tsx';
import { ClientCard } from './client-card.tsx';
import { ClientDialog } from './client-dialog.tsx';
import { useApplication, useClients } from './queries.ts';

const route = getRouteApi('/app/applications/$applicationId');

/** One application with its clients. */
export function ApplicationScreen() {
  const { applicationId } = route.useParams();
  const application = useApplication(applicationId);
  const clients = useClients(applicationId);
  if (application.error !== null && application.data === undefined) {
    return <ErrorState error={application.error} onRetry={() => void application.refetch()} />;
  }
  if (application.data === undefined) return <LoadingState />;
  return <ApplicationPage application={application.data} clients={clients} />;
}

function ApplicationPage({
  application,
  clients,
}: {
  readonly application: Application;
  readonly clients: ReturnType<typeof useClients>;
}) {
  const { t } = useTranslation('applications');
  const [isAdding, setAdding] = useState(false);
  const add = (
    <RoleButton needs="editor" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {t('detail.addClient')}
    </RoleButton>
  );
  return (
    <>
      <PageHeader title={application.name} parent={{ title: t('title'), to: '/applications' }} actions={add} />
      <Tabs defaultValue="clients" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="clients">{t('detail.tabs.clients')}</Tabs.Tab>
          <Tabs.Tab value="settings">{t('detail.tabs.settings')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="clients">
          <ClientList clients={clients} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <ApplicationSettings application={application} hasClients={(clients.items?.length ?? 0) > 0} />
        </Tabs.Panel>
      </Tabs>
      {isAdding && <ClientDialog applicationId={application.id} onClose={() => setAdding(false)} />}
    </>
  );
}

function ClientList({ clients }: { readonly clients: ReturnType<typeof useClients> }) {
  const { t } = useTranslation('applications');
  const { items, error, retry } = clients;
  if (items === undefined) return error === null ? <LoadingState /> : <ErrorState error={error} onRetry={retry} />;
  if (items.length === 0) {
    return (
      <EmptyState icon="key" title={t('detail.noClients')}>
        {t('detail.noClientsText')}
      </EmptyState>
    );
  }
  return (
    <Stack>
      {items.map((client) => (
        <ClientCard key={client.id} client={client} />
      ))}
    </Stack>
  );
}
