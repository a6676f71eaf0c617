import { Group, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JourneyDiagnostic } from '../api/generated/admin-api.ts';
import { TextLink } from '../ui/link-button.tsx';
import { DifferenceList } from './difference-list.tsx';
import { ProblemList } from './problem-list.tsx';
import type { PublishChecks } from './publish-checks.ts';

interface PublishPreviewProps {
  readonly checks: PublishChecks;
  readonly onLeave: () => void;
  readonly onGoTo: ((problem: JourneyDiagnostic) => void) | undefined;
}

/** What is in the way, what is worth knowing, and what changes for callers. */
export function PublishPreview({ checks, onLeave, onGoTo }: PublishPreviewProps) {
  const { t } = useTranslation('journeys');
  const { journey, errors, warnings } = checks;
  return (
    <Stack gap="lg">
      {errors.length > 0 && (
        <section>
          <Title order={3} mb="xs" c="var(--wm-bad)">
            {t('publish.errors', { count: errors.length })}
          </Title>
          <ProblemList journeyId={journey.id} problems={errors} onLeave={onLeave} onGoTo={onGoTo} />
        </section>
      )}
      {warnings.length > 0 && (
        <section>
          <Title order={3} mb="xs">
            {t('publish.warnings', { count: warnings.length })}
          </Title>
          <ProblemList journeyId={journey.id} problems={warnings} onLeave={onLeave} onGoTo={onGoTo} />
        </section>
      )}
      {errors.length + warnings.length === 0 && <Text fz="sm">{t('publish.proofClean')}</Text>}
      <Changes checks={checks} onLeave={onLeave} />
      <section>
        <Title order={3} mb="xs">
          {t('publish.tests')}
        </Title>
        <Tests checks={checks} />
      </section>
    </Stack>
  );
}

function Changes({ checks, onLeave }: Omit<PublishPreviewProps, 'onGoTo'>) {
  const { t } = useTranslation('journeys');
  const { journey, differences } = checks;
  const version = journey.publishedVersion ?? 0;
  if (differences === undefined) {
    return <Text fz="sm">{t(journey.kind === 'sub-journey' ? 'publish.firstSub' : 'publish.first')}</Text>;
  }
  if (differences.length === 0) return <Text fz="sm">{t('publish.same', { version })}</Text>;
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{t('publish.changes', { version })}</Title>
        <TextLink
          to="/journeys/$journeyId/compare"
          params={{ journeyId: journey.id }}
          search={{ from: version, to: 'draft' }}
          fz="sm"
          onClick={onLeave}
        >
          {t('publish.compare')}
        </TextLink>
      </Group>
      <DifferenceList differences={differences} />
    </section>
  );
}

function Tests({ checks: { tests, areTestsRequired } }: { readonly checks: PublishChecks }) {
  const { t } = useTranslation('journeys');
  if (tests === undefined) return <Text fz="sm">{t('publish.testsSkipped')}</Text>;
  const { results, failed, coverage } = tests;
  const count = results.length;
  if (count === 0) return <Text fz="sm">{t('publish.noTests')}</Text>;
  const { taken, branches, percent } = coverage;
  return (
    <Stack gap="xs">
      <Text fz="sm">
        {failed === 0 ? t('publish.testsPassed', { count }) : t('publish.testsFailed', { failed, count })}{' '}
        {branches > 0 && t('publish.coverage', { taken, branches, percent })}{' '}
        {failed > 0 && !areTestsRequired && t('publish.testsWaived')}
      </Text>
      {failed > 0 && (
        <List size="sm">
          {results
            .filter(({ differences }) => differences.length > 0)
            .map(({ name, differences }) => (
              <List.Item key={name}>
                <strong>{name}</strong>: {differences.join('; ')}
              </List.Item>
            ))}
        </List>
      )}
    </Stack>
  );
}
