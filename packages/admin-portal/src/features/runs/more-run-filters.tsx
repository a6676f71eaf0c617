import { Select, SimpleGrid } from '@mantine/core';
import { branchesOf, findStepKind, type JourneyDocument } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { FilterText } from './filter-text.tsx';
import { useDraft } from './queries.ts';
import type { changeRunSearch, RunSearch } from './run-search.ts';

interface MoreRunFiltersProps {
  readonly search: RunSearch;
  readonly change: (fields: Parameters<typeof changeRunSearch>[1]) => void;
}

/** The filters that are asked for less often. */
export function MoreRunFilters({ search, change }: MoreRunFiltersProps) {
  const { t } = useTranslation('runs');
  const draft = useDraft(search.journey).data ?? undefined;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="sm">
      <FilterText label={t('filters.client')} value={search.client} onCommit={(client) => change({ client })} />
      <FilterText
        label={t('columns.version')}
        value={search.version?.toString()}
        onCommit={(version) => change({ version: version === undefined ? undefined : Number(version) })}
      />
      <FilterText
        label={t('filters.step')}
        value={search.step}
        choices={Object.keys(draft?.steps ?? {})}
        placeholder={t('filters.stepHint')}
        onCommit={(step) => change({ step, branch: undefined })}
      />
      {search.step !== undefined && (
        <FilterText
          label={t('filters.branch')}
          value={search.branch}
          choices={branchNames(draft, search.step)}
          onCommit={(branch) => change({ branch })}
        />
      )}
      <FilterText
        label={t('filters.from')}
        type="datetime-local"
        value={toLocal(search.from)}
        onCommit={(from) => change({ from: fromLocal(from), since: undefined })}
      />
      <FilterText
        label={t('filters.until')}
        type="datetime-local"
        value={toLocal(search.until)}
        onCommit={(until) => change({ until: fromLocal(until), since: undefined })}
      />
      <FilterText
        label={t('filters.minMs')}
        type="number"
        value={search.minMs?.toString()}
        onCommit={(minMs) => change({ minMs: minMs === undefined ? undefined : Number(minMs) })}
      />
      <Select
        label={t('columns.receipt')}
        placeholder={t('filters.any')}
        size="sm"
        clearable
        clearButtonProps={{ 'aria-label': t('filters.clearOne') }}
        value={search.receipt === undefined ? null : String(search.receipt)}
        data={[
          { value: 'true', label: t('filters.withReceipt') },
          { value: 'false', label: t('filters.withoutReceipt') },
        ]}
        onChange={(value) => change({ receipt: value === null ? undefined : value === 'true' })}
      />
    </SimpleGrid>
  );
}

function branchNames(document: JourneyDocument | undefined, id: string): string[] {
  const step = document?.steps[id];
  const kind = step === undefined ? undefined : findStepKind(step.kind);
  if (step === undefined || kind === undefined) return Object.keys(step?.branches ?? {});
  const defined = branchesOf(kind, (step.config ?? {}) as never).map(({ name }) => name);
  return [...new Set([...defined, ...Object.keys(step.branches ?? {})])];
}

/** What a field of date and time holds: the reader's own zone. */
function toLocal(at: number | undefined): string | undefined {
  if (at === undefined) return undefined;
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const fromLocal = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text));
