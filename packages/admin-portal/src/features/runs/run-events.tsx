import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/generated/admin-api.ts';
import { ValueView } from '../../journey-builder/panels/try/value-view.tsx';
import { Surface } from '../../ui/surface.tsx';
import { Time } from '../../ui/time.tsx';

/** What the steps of a run reported. */
export function RunEvents({ events }: Pick<Run, 'events'>) {
  const { t } = useTranslation('runs');
  if (events.length === 0) return null;
  return (
    <Surface p="md" aria-label={t('run.events')}>
      <Text fw={600} mb="sm">
        {t('run.events')}
      </Text>
      <Stack gap="sm">
        {events.map(({ name, at, step, data, fields }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the events of a run never change
          <div key={index}>
            <Text fz="sm">
              <b>{name}</b> · {step} · <Time at={at} exact />
            </Text>
            <ValueView value={Object.keys(fields).length === 0 ? data : { data, fields }} label={name} />
          </div>
        ))}
      </Stack>
    </Surface>
  );
}
