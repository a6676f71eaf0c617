import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Affinity } from '../../journey-parts/journey-queries.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CreateJourneyButtons } from './create-journey.tsx';

/** Nothing here yet, and how to begin; or nothing that fits the search. */
export function NoJourneys({ affinity, onClear }: { readonly affinity: Affinity; readonly onClear?: () => void }) {
  const { t } = useTranslation('journeys');
  if (onClear !== undefined) {
    const clear = (
      <Button variant="default" onClick={onClear}>
        {t('noMatch.clear')}
      </Button>
    );
    return (
      <EmptyState icon="search" title={t('noMatch.title')} action={clear}>
        {t('noMatch.text')}
      </EmptyState>
    );
  }
  const begin = (
    <Group justify="center">
      <CreateJourneyButtons affinity={affinity} />
    </Group>
  );
  return (
    <EmptyState icon="journey" title={t('empty.title')} action={begin}>
      {t('empty.text')}
    </EmptyState>
  );
}
