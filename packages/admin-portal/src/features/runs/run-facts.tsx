import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/generated/admin-api.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { Surface } from '../../ui/surface.tsx';
import { formatDuration } from './format-duration.ts';
import classes from './runs.module.css';

/** Who called what, when, and how long it took. */
export function RunFacts({ run }: { readonly run: Run }) {
  const { t } = useTranslation('runs');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('columns.journey'),
      <TextLink key="journey" to="/journeys/$journeyId" params={{ journeyId: run.journeyId }}>
        {run.journeyId}
      </TextLink>,
    ],
    [t('columns.version'), run.version],
    [t('columns.duration'), formatDuration(run.durationMicros)],
    [t('filters.outcome'), t(`outcomes.${run.outcome}`)],
    [
      t('columns.client'),
      run.clientId === null ? (
        t('nobody')
      ) : (
        <TextLink key="client" to="/runs" search={{ client: run.clientId }}>
          {run.clientId}
        </TextLink>
      ),
    ],
    [t('run.id'), <Id key="id" value={run.id} what={t('run.id')} />],
    [t('filters.correlation'), <Id key="correlation" value={run.correlationId} what={t('filters.correlation')} />],
  ];
  return (
    <Surface p="md" mb="md" aria-label={t('run.facts')}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Surface>
  );
}

const Id = ({ value, what }: { readonly value: string; readonly what: string }) => (
  <span className={classes.id}>
    <span translate="no">{value}</span>
    <CopyButton value={value} what={what} />
  </span>
);
