import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { DisableDialog } from '../../journey-parts/disable-dialog.tsx';
import { JourneyFailed } from '../../journey-parts/journey-failed.tsx';
import { useJourney } from '../../journey-parts/journey-queries.ts';
import { PublishDialog } from '../../journey-parts/publish-dialog.tsx';
import { RollBackDialog } from '../../journey-parts/roll-back-dialog.tsx';
import { StateBadge } from '../../journey-parts/state-badge.tsx';
import { useVersions } from '../../journey-parts/version-queries.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { versionColumns } from './version-columns.tsx';

const route = getRouteApi('/app/journeys/$journeyId/versions');

/** The versions of a journey. */
export function VersionsScreen() {
  const { journeyId } = route.useParams();
  const journey = useJourney(journeyId);
  if (journey.data !== undefined) return <VersionsPage journey={journey.data} />;
  if (journey.error === null) return <LoadingState />;
  return <JourneyFailed error={journey.error} journeyId={journeyId} onRetry={() => void journey.refetch()} />;
}

type Opened = 'publish' | 'disable' | { readonly rollBackTo: number };

function VersionsPage({ journey }: { readonly journey: Journey }) {
  const { t } = useTranslation('versions');
  const versions = useVersions(journey.id);
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const { id, name, publishedVersion } = journey;
  const publish = (
    <RoleButton needs="editor" onClick={() => setOpened('publish')}>
      {t('publish')}
    </RoleButton>
  );
  return (
    <>
      <PageHeader
        title={t('titleOf', { name })}
        description={t('description')}
        parent={{ title: name, to: `/journeys/${id}` }}
        badge={<StateBadge journey={journey} />}
        actions={<Actions journey={journey} publish={publish} onDisable={() => setOpened('disable')} />}
      />
      <DataTable
        label={t('tableLabel', { name })}
        columns={versionColumns({
          journey,
          t,
          onRollBack: (version) => setOpened({ rollBackTo: version }),
        })}
        rows={versions.items}
        rowKey={({ version }) => String(version)}
        error={versions.error}
        onRetry={versions.retry}
        loadMore={versions.loadMore}
        isLoadingMore={versions.isLoadingMore}
        empty={
          <EmptyState icon="journey" title={t('empty.title')} action={publish}>
            {t('empty.text')}
          </EmptyState>
        }
      />
      {opened === 'publish' && <PublishDialog journeyId={id} onClose={close} />}
      {opened === 'disable' && <DisableDialog journey={journey} onClose={close} />}
      {typeof opened === 'object' && (
        <RollBackDialog journeyId={id} version={opened.rollBackTo} current={publishedVersion} onClose={close} />
      )}
    </>
  );
}

function Actions(props: {
  readonly journey: Journey;
  readonly publish: React.ReactNode;
  readonly onDisable: () => void;
}) {
  const { journey, publish, onDisable } = props;
  const { t } = useTranslation('versions');
  const { id, kind, publishedVersion } = journey;
  return (
    <>
      <LinkButton variant="default" to="/journeys/$journeyId" params={{ journeyId: id }}>
        {t('openJourney')}
      </LinkButton>
      {publishedVersion !== null && (
        <>
          {kind === 'backend-api' && (
            <Button
              component="a"
              variant="default"
              href={`/api/v1/journeys/${encodeURIComponent(id)}/openapi.json`}
              download={`${id}.openapi.json`}
              leftSection={<Icon name="download" size={16} />}
            >
              {t('openApi')}
            </Button>
          )}
          <LinkButton
            variant="default"
            to="/journeys/$journeyId/compare"
            params={{ journeyId: id }}
            search={{ from: publishedVersion, to: 'draft' }}
          >
            {t('compareWithDraft')}
          </LinkButton>
          <RoleButton needs="editor" variant="default" onClick={onDisable}>
            {t('disable')}
          </RoleButton>
        </>
      )}
      {publish}
    </>
  );
}
