import { Badge, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../api/generated/admin-api.ts';

const COLOURS: Readonly<Record<Journey['state'], string>> = {
  draft: 'gray',
  published: 'pine',
  changed: 'amber',
  disabled: 'red',
};

/** What a journey does with calls, and whether its draft does the same. */
export function StateBadge({ journey: { state, publishedVersion } }: { readonly journey: Journey }) {
  const { t } = useTranslation('journeys');
  const version = publishedVersion ?? 0;
  return (
    <Tooltip label={t(`stateHints.${state}`, { version })}>
      <Badge variant="light" color={COLOURS[state]} tt="none">
        {t(`states.${state}`, { version })}
      </Badge>
    </Tooltip>
  );
}
