import { Button, Collapse, Group, Select, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { Surface } from '../../ui/surface.tsx';
import { FilterText } from './filter-text.tsx';
import { MoreRunFilters } from './more-run-filters.tsx';
import { useJourneyChoices } from './queries.ts';
import { changeRunSearch, countFilters, OUTCOMES, RECENT_TIMES, type RunSearch } from './run-search.ts';

interface RunFiltersProps {
  readonly search: RunSearch;
  readonly onChange: (search: RunSearch) => void;
}

const RARE = ['version', 'step', 'branch', 'from', 'until', 'minMs', 'receipt', 'client'] as const;

/** What narrows the list of runs. The four that are asked for most stand open, the others behind a button. */
export function RunFilters({ search, onChange }: RunFiltersProps) {
  const { t } = useTranslation('runs');
  const journeys = useJourneyChoices().data?.items ?? [];
  const [showsMore, setShowsMore] = useState(RARE.some((name) => search[name] !== undefined));
  const change = (fields: Parameters<typeof changeRunSearch>[1]) => onChange(changeRunSearch(search, fields));
  const count = countFilters(search);
  return (
    <Surface p="md" mb="md" aria-label={t('filters.label')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 5 }} spacing="sm">
          <Select
            label={t('columns.journey')}
            placeholder={t('filters.any')}
            size="sm"
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('filters.clearOne') }}
            value={search.journey ?? null}
            data={choicesWith(
              journeys.map(({ id, name }) => ({ value: id, label: name })),
              search.journey,
            )}
            onChange={(journey) => change({ journey: journey ?? undefined })}
          />
          <FilterText
            label={t('columns.status')}
            placeholder={t('filters.statusHint')}
            value={search.status}
            choices={['2xx', '3xx', '4xx', '5xx']}
            onCommit={(status) => change({ status })}
          />
          <Select
            label={t('filters.outcome')}
            placeholder={t('filters.any')}
            size="sm"
            clearable
            clearButtonProps={{ 'aria-label': t('filters.clearOne') }}
            value={search.outcome ?? null}
            data={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
            onChange={(outcome) => change({ outcome: OUTCOMES.find((one) => one === outcome) })}
          />
          <Select
            label={t('columns.time')}
            placeholder={
              search.from === undefined && search.until === undefined ? t('filters.anyTime') : t('filters.custom')
            }
            size="sm"
            clearable
            clearButtonProps={{ 'aria-label': t('filters.clearOne') }}
            value={search.since ?? null}
            data={(Object.keys(RECENT_TIMES) as (keyof typeof RECENT_TIMES)[]).map((value) => ({
              value,
              label: t(`filters.since.${value}`),
            }))}
            onChange={(since) => change({ since: (since ?? undefined) as RunSearch['since'] })}
          />
          <FilterText
            label={t('filters.correlation')}
            value={search.correlation}
            onCommit={(correlation) => change({ correlation })}
          />
        </SimpleGrid>
        <Collapse expanded={showsMore}>
          <MoreRunFilters search={search} change={change} />
        </Collapse>
        <Group justify="space-between">
          <Button
            size="xs"
            variant="subtle"
            aria-expanded={showsMore}
            leftSection={<Icon name="settings" size={15} />}
            onClick={() => setShowsMore(!showsMore)}
          >
            {showsMore ? t('filters.less') : t('filters.more')}
          </Button>
          {count > 0 && (
            <Button
              size="xs"
              variant="default"
              leftSection={<Icon name="cross" size={14} />}
              onClick={() => onChange({})}
            >
              {t('filters.clear', { count })}
            </Button>
          )}
        </Group>
      </Stack>
    </Surface>
  );
}

/** A journey that was deleted still has runs. */
const choicesWith = (choices: { value: string; label: string }[], value: string | undefined) =>
  value === undefined || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: value }];
