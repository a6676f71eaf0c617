import { SimpleGrid, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { type Affinity, useAllJourneys, useTraffic } from '../../journey-parts/journey-queries.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { CreateJourney } from './create-journey.tsx';
import { JourneyCard } from './journey-card.tsx';
import { type JourneySearch, pickJourneys } from './journey-search.ts';
import { JourneyToolbar } from './journey-toolbar.tsx';
import { NoJourneys } from './no-journeys.tsx';

const b2cRoute = getRouteApi('/app/journeys/b2c');
const b2bRoute = getRouteApi('/app/journeys/b2b');

type ChangeSearch = (search: JourneySearch) => void;

export function B2cJourneysScreen() {
  const navigate = b2cRoute.useNavigate();
  const change: ChangeSearch = (search) => void navigate({ search, replace: true });
  return <JourneysScreen affinity="b2c" search={b2cRoute.useSearch()} onSearch={change} />;
}

export function B2bJourneysScreen() {
  const navigate = b2bRoute.useNavigate();
  const change: ChangeSearch = (search) => void navigate({ search, replace: true });
  return <JourneysScreen affinity="b2b" search={b2bRoute.useSearch()} onSearch={change} />;
}

interface JourneysScreenProps {
  readonly affinity: Affinity;
  readonly search: JourneySearch;
  readonly onSearch: ChangeSearch;
}

/** The journeys of one area. */
function JourneysScreen({ affinity, search, onSearch }: JourneysScreenProps) {
  const { t } = useTranslation('journeys');
  const all = useAllJourneys();
  return (
    <>
      <PageHeader
        title={t(`title.${affinity}`)}
        description={t('description')}
        actions={<CreateJourney affinity={affinity} />}
      />
      {all.data === undefined && all.error !== null ? (
        <ErrorState error={all.error} onRetry={() => void all.refetch()} />
      ) : all.data === undefined ? (
        <LoadingCards />
      ) : (
        <JourneyList affinity={affinity} all={all.data} search={search} onSearch={onSearch} />
      )}
    </>
  );
}

function JourneyList(props: JourneysScreenProps & { readonly all: readonly Journey[] }) {
  const { affinity, all, search, onSearch } = props;
  const { t } = useTranslation('journeys');
  const { data: traffic } = useTraffic();
  const own = useMemo(() => all.filter((journey) => journey.affinity === affinity), [all, affinity]);
  const shown = useMemo(() => pickJourneys(own, search, traffic ?? new Map()), [own, search, traffic]);
  if (own.length === 0) return <NoJourneys affinity={affinity} />;
  return (
    <>
      <JourneyToolbar search={search} onSearch={onSearch} />
      {shown.length === 0 ? (
        <NoJourneys
          affinity={affinity}
          onClear={() => onSearch(search.sort === undefined ? {} : { sort: search.sort })}
        />
      ) : (
        <SimpleGrid
          component="ul"
          cols={{ base: 1, md: 2, xl: 3 }}
          p={0}
          m={0}
          aria-label={t('listLabel', { area: t(`title.${affinity}`) })}
          style={{ listStyle: 'none' }}
        >
          {shown.map((journey) => (
            <JourneyCard key={journey.id} journey={journey} traffic={traffic?.get(journey.id)} />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}

function LoadingCards() {
  return (
    <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} aria-busy="true">
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} height={148} radius="md" />
      ))}
    </SimpleGrid>
  );
}
