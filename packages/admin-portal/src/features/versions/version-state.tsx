import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Journey, JourneyVersionSummary } from '../../api/generated/admin-api.ts';

const COLOURS = { published: 'pine', retired: 'gray', disabled: 'red' } as const;

/** What a version does now. */
export function VersionState(props: {
  readonly state: JourneyVersionSummary['state'];
  readonly kind?: Journey['kind'] | undefined;
}) {
  const { state, kind } = props;
  const { t } = useTranslation('versions');
  return (
    <Badge variant="light" color={COLOURS[state]} tt="none">
      {kind === 'sub-journey' ? t(`statesSub.${state}`) : t(`states.${state}`)}
    </Badge>
  );
}
