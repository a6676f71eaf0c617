import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RunSummary } from '../../api/generated/admin-api.ts';
import type { Column } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { Time } from '../../ui/time.tsx';
import { formatDuration } from './format-duration.ts';
import classes from './runs.module.css';
import { StatusBadge } from './status-badge.tsx';

/** The columns of the list of runs. */
export function useRunColumns(fresh: ReadonlySet<string>): readonly Column<RunSummary>[] {
  const { t } = useTranslation('runs');
  return [
    {
      key: 'time',
      title: t('columns.time'),
      width: '10rem',
      render: ({ id, at }) => (
        <Group gap={0} wrap="nowrap">
          {fresh.has(id) && <span className={classes.fresh} role="img" aria-label={t('isNew')} />}
          <TextLink to="/runs/$runId" params={{ runId: id }} fw={600}>
            <Time at={at} />
          </TextLink>
        </Group>
      ),
    },
    {
      key: 'status',
      title: t('columns.status'),
      width: '13rem',
      render: ({ status, outcome, failure }) => (
        <Group gap="xs" wrap="nowrap">
          <StatusBadge status={status} />
          {failure !== undefined && <Text fz="sm">{t(`outcomes.${outcome}`)}</Text>}
        </Group>
      ),
    },
    {
      key: 'journey',
      title: t('columns.journey'),
      render: ({ journeyId, version }) => (
        <>
          {journeyId}{' '}
          <Text span c="dimmed" fz="sm">
            {t('versionShort', { version })}
          </Text>
        </>
      ),
    },
    {
      key: 'client',
      title: t('columns.client'),
      render: ({ clientId }) =>
        clientId === null ? (
          <Text c="dimmed">{t('nobody')}</Text>
        ) : (
          <span className={classes.client} title={clientId}>
            {clientId}
          </span>
        ),
    },
    { key: 'steps', title: t('columns.steps'), align: 'right', render: ({ stepCount }) => stepCount },
    {
      key: 'duration',
      title: t('columns.duration'),
      align: 'right',
      render: ({ durationMicros }) => formatDuration(durationMicros),
    },
    {
      key: 'receipt',
      title: t('columns.receipt'),
      render: ({ hasReceipt }) =>
        hasReceipt ? (
          <Badge variant="light" tt="none">
            {t('kept')}
          </Badge>
        ) : (
          <Text c="dimmed" fz="sm">
            {t('notKept')}
          </Text>
        ),
    },
  ];
}
