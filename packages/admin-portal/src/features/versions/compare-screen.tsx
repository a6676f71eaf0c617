import { Badge, Button, Group, Select, SimpleGrid, Stack, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { compareDocuments, type JourneyDocument } from '@waymark/journey';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { parseSide, type Side } from '../../journey-parts/compare-search.ts';
import { marksOf } from '../../journey-parts/describe-difference.ts';
import { DifferenceList } from '../../journey-parts/difference-list.tsx';
import { JourneyFailed } from '../../journey-parts/journey-failed.tsx';
import { useJourney } from '../../journey-parts/journey-queries.ts';
import { useDocument, useVersions } from '../../journey-parts/version-queries.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Surface } from '../../ui/surface.tsx';
import { StepsCanvas } from './steps-canvas.tsx';

const route = getRouteApi('/app/journeys/$journeyId/compare');

/** Two versions of a journey, or a version and the draft, side by side and in words. */
export function CompareScreen() {
  const { t } = useTranslation('versions');
  const { journeyId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const journey = useJourney(journeyId);
  const from = search.from ?? journey.data?.publishedVersion ?? undefined;
  const to = search.to ?? 'draft';
  if (journey.data === undefined) {
    if (journey.error === null) return <LoadingState />;
    return <JourneyFailed error={journey.error} journeyId={journeyId} onRetry={() => void journey.refetch()} />;
  }
  const { name } = journey.data;
  const show = (sides: { from?: Side | undefined; to?: Side | undefined }) => {
    const next = { from, to, ...sides };
    void navigate({
      search: { ...(next.from === undefined ? {} : { from: next.from }), to: next.to ?? 'draft' },
      replace: true,
    });
  };
  return (
    <>
      <PageHeader
        title={t('compareTitle', { name })}
        parent={{ title: t('titleOf', { name }), to: `/journeys/${journeyId}/versions` }}
      />
      <Group mb="lg" align="flex-end">
        <SideSelect journeyId={journeyId} label={t('from')} value={from} onChange={(side) => show({ from: side })} />
        <SideSelect journeyId={journeyId} label={t('to')} value={to} onChange={(side) => show({ to: side })} />
        <Button variant="default" onClick={() => show({ from: to, to: from })}>
          {t('swap')}
        </Button>
      </Group>
      <Comparison journeyId={journeyId} from={from ?? 'draft'} to={to} />
    </>
  );
}

interface SideSelectProps {
  readonly journeyId: string;
  readonly label: string;
  readonly value: Side | undefined;
  readonly onChange: (side: Side | undefined) => void;
}

function SideSelect({ journeyId, label, value, onChange }: SideSelectProps) {
  const { t } = useTranslation('versions');
  const { items = [] } = useVersions(journeyId);
  const numbers = items.map(({ version }) => version);
  if (typeof value === 'number' && !numbers.includes(value)) numbers.push(value);
  return (
    <Select
      label={label}
      value={String(value ?? 'draft')}
      onChange={(side) => onChange(parseSide(side))}
      allowDeselect={false}
      data={[
        { value: 'draft', label: t('draft') },
        ...numbers.map((version) => ({ value: String(version), label: t('version', { version }) })),
      ]}
    />
  );
}

function Comparison({ journeyId, from, to }: { readonly journeyId: string; readonly from: Side; readonly to: Side }) {
  const before = useDocument(journeyId, from);
  const after = useDocument(journeyId, to);
  const failed = [before, after].find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (before.data === undefined || after.data === undefined) return <LoadingState />;
  return <Compared from={from} to={to} before={before.data} after={after.data} />;
}

interface ComparedProps {
  readonly from: Side;
  readonly to: Side;
  readonly before: JourneyDocument;
  readonly after: JourneyDocument;
}

function Compared({ from, to, before, after }: ComparedProps) {
  const { t } = useTranslation('versions');
  const differences = useMemo(() => compareDocuments(before, after), [before, after]);
  const marks = useMemo(() => marksOf(differences), [differences]);
  const nameOf = (side: Side) => (side === 'draft' ? t('draft') : t('version', { version: side }));
  if (differences.length === 0) {
    return (
      <EmptyState icon="check" title={t('same.title')}>
        {t('same.text')}
      </EmptyState>
    );
  }
  return (
    <Stack gap="xl">
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <section>
          <Title order={2} mb="sm">
            {nameOf(from)}
          </Title>
          <StepsCanvas document={before} marks={marks.before} label={t('pictureBefore', { name: nameOf(from) })} />
        </section>
        <section>
          <Title order={2} mb="sm">
            {nameOf(to)}
          </Title>
          <StepsCanvas document={after} marks={marks.after} label={t('pictureAfter', { name: nameOf(to) })} />
        </section>
      </SimpleGrid>
      <Surface>
        <Group gap="sm" mb="md">
          <Title order={2}>{t('words')}</Title>
          <Badge variant="light" color="gray" tt="none">
            {t('count', { count: differences.length })}
          </Badge>
        </Group>
        <DifferenceList differences={differences} />
      </Surface>
    </Stack>
  );
}
