import { Alert, Button, Stack, Tabs, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { JourneyDocument } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyVersion } from '../../api/generated/admin-api.ts';
import { parseSide } from '../../journey-parts/compare-search.ts';
import { printAnyJourney } from '../../journey-parts/export-journey.ts';
import { JourneyFailed } from '../../journey-parts/journey-failed.tsx';
import { useJourney } from '../../journey-parts/journey-queries.ts';
import { ProblemList } from '../../journey-parts/problem-list.tsx';
import { RollBackDialog } from '../../journey-parts/roll-back-dialog.tsx';
import { saveFile } from '../../journey-parts/save-file.ts';
import { useVersion } from '../../journey-parts/version-queries.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { Time } from '../../ui/time.tsx';
import { StepsCanvas } from './steps-canvas.tsx';
import { VersionState } from './version-state.tsx';

const route = getRouteApi('/app/journeys/$journeyId/versions/$version');

/** One version, to be read. */
export function VersionScreen() {
  const { t } = useTranslation('versions');
  const { journeyId, version } = route.useParams();
  const number = Number(parseSide(version));
  const one = useVersion(journeyId, number);
  if (Number.isNaN(number)) return <EmptyState icon="warning" title={t('nothing', { version })} />;
  if (one.data !== undefined) return <VersionPage version={one.data} />;
  if (one.error === null) return <LoadingState />;
  return <JourneyFailed error={one.error} journeyId={journeyId} version={number} onRetry={() => void one.refetch()} />;
}

function VersionPage({ version }: { readonly version: JourneyVersion }) {
  const { t } = useTranslation('versions');
  const { journeyId, version: number, state, note, createdAt, createdBy, createdByName, warnings } = version;
  const document = version.document as unknown as JourneyDocument;
  const text = printAnyJourney(document);
  const name = String(document.name);
  return (
    <>
      <PageHeader
        title={t('one.title', { version: number, name })}
        parent={{ title: t('titleOf', { name }), to: `/journeys/${journeyId}/versions` }}
        badge={<VersionState state={state} kind={document.kind} />}
        description={
          <>
            {note} · {t('one.publishedBy', { who: createdByName ?? createdBy })}, <Time at={createdAt} />
          </>
        }
        actions={<Actions version={version} text={text} />}
      />
      <Stack gap="lg">
        <Alert color="gray" icon={<Icon name="info" />}>
          {t('one.readOnly')}
        </Alert>
        {warnings.length > 0 && (
          <section>
            <Title order={2} mb="sm">
              {t('one.warnings')}
            </Title>
            <ProblemList journeyId={journeyId} problems={warnings} isFixed />
          </section>
        )}
        <Tabs defaultValue="picture" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="picture">{t('one.picture')}</Tabs.Tab>
            <Tabs.Tab value="file">{t('one.file')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="picture">
            <StepsCanvas document={document} label={t('version', { version: number })} />
          </Tabs.Panel>
          <Tabs.Panel value="file">
            <CodeBlock code={text} title={t('one.answers', { version: number })} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </>
  );
}

function Actions({ version, text }: { readonly version: JourneyVersion; readonly text: string }) {
  const { t } = useTranslation('versions');
  const { t: journeys } = useTranslation('journeys');
  const { journeyId, version: number, state } = version;
  const { data: journey } = useJourney(journeyId);
  const [isRollingBack, setRollingBack] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="download" size={16} />}
        onClick={() => saveFile(`${journeyId}-v${number}.yaml`, text, 'application/yaml')}
      >
        {journeys('actions.export')}
      </Button>
      <LinkButton
        variant="default"
        to="/journeys/$journeyId/compare"
        params={{ journeyId }}
        search={{ from: number, to: 'draft' }}
      >
        {t('compareWithDraft')}
      </LinkButton>
      {state !== 'published' && journey !== undefined && (
        <RoleButton needs="editor" onClick={() => setRollingBack(true)}>
          {t(state === 'disabled' ? 'enable' : 'rollBack')}
        </RoleButton>
      )}
      {isRollingBack && journey !== undefined && (
        <RollBackDialog
          journeyId={journeyId}
          version={number}
          current={journey.publishedVersion}
          onClose={() => setRollingBack(false)}
        />
      )}
    </>
  );
}
