import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, Journey, RunSummary } from '../../api/generated/admin-api.ts';
import { ChangeSentence } from '../../ui/change-sentence.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { Surface } from '../../ui/surface.tsx';
import { Time } from '../../ui/time.tsx';
import { formatCount, formatShare } from './format-numbers.ts';
import classes from './overview-lists.module.css';
import type { RangeName } from './ranges.ts';
import type { FailingJourney } from './totals.ts';

interface ListProps<Item> {
  readonly items: readonly Item[] | undefined;
  readonly error?: unknown;
}

/** The journeys whose runs failed most often in the range. */
export function FailingJourneys({
  items,
  error,
  range,
  nameOf,
}: ListProps<FailingJourney> & { readonly range: RangeName; readonly nameOf: (journeyId: string) => string }) {
  const { t } = useTranslation('overview');
  return (
    <ListCard title={t('failing.title')} items={items} error={error} empty={t('failing.empty')}>
      {items?.map(({ journeyId, calls, errors }) => (
        <li key={journeyId} className={classes.item}>
          <TextLink
            to="/runs"
            search={{ journey: journeyId, outcome: 'failure', ...sinceOf(range) } as never}
            aria-label={t('failing.runsOf', { name: nameOf(journeyId) })}
          >
            {nameOf(journeyId)}
          </TextLink>
          <Text fz="sm" c="dimmed">
            {t('failing.count', { errors: formatCount(errors), share: formatShare(errors / calls) })}
          </Text>
        </li>
      ))}
    </ListCard>
  );
}

/** The last runs without an answer of their own. */
export function LastFailures({
  items,
  error,
  nameOf,
}: ListProps<RunSummary> & { readonly nameOf: (journeyId: string) => string }) {
  const { t } = useTranslation('overview');
  const more = (
    <TextLink to="/runs" search={{ outcome: 'failure' } as never} fz="sm">
      {t('failures.all')}
    </TextLink>
  );
  return (
    <ListCard title={t('failures.title')} items={items} error={error} empty={t('failures.empty')} more={more}>
      {items?.map((run) => (
        <li key={run.id} className={classes.item}>
          <div className={classes.text}>
            <TextLink to={`/runs/${run.id}` as string} underline="always">
              {nameOf(run.journeyId)}
            </TextLink>
            <Text fz="sm" c="dimmed" lineClamp={2}>
              {run.failure?.message ?? t('failures.status', { status: run.status })}
            </Text>
          </div>
          <Text fz="sm" c="dimmed" className={classes.time ?? ''}>
            <Time at={run.at} />
          </Text>
        </li>
      ))}
    </ListCard>
  );
}

/** Who changed what of late. */
export function RecentChanges({ items, error }: ListProps<AuditEntry>) {
  const { t } = useTranslation('overview');
  const more = (
    <TextLink to="/audit" fz="sm">
      {t('changes.all')}
    </TextLink>
  );
  return (
    <ListCard title={t('changes.title')} items={items} error={error} empty={t('changes.empty')} more={more}>
      {items?.map((entry) => (
        <li key={entry.sequence} className={classes.item}>
          <div className={classes.text}>
            <ChangeSentence entry={entry} />
          </div>
          <Text fz="sm" c="dimmed" className={classes.time ?? ''}>
            <Time at={entry.at} />
          </Text>
        </li>
      ))}
    </ListCard>
  );
}

export function nameFinder(journeys: readonly Journey[] | undefined): (journeyId: string) => string {
  const names = new Map(journeys?.map(({ id, name }) => [id, name]));
  return (journeyId) => names.get(journeyId) ?? journeyId;
}

const sinceOf = (range: RangeName) => (range === '30d' ? {} : { since: range });

function ListCard(props: {
  readonly title: string;
  readonly items: readonly unknown[] | undefined;
  readonly error: unknown;
  readonly empty: string;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, items, error, empty, more, children } = props;
  return (
    <Surface p="md" aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="md">
          {title}
        </Title>
        {more}
      </Group>
      {items === undefined ? (
        error === null || error === undefined ? (
          <Stack gap="sm">
            {['a', 'b', 'c'].map((key) => (
              <Skeleton key={key} height={18} />
            ))}
          </Stack>
        ) : (
          <ErrorState error={error} />
        )
      ) : items.length === 0 ? (
        <Text fz="sm" c="dimmed" py="md">
          {empty}
        </Text>
      ) : (
        <ul className={classes.list}>{children}</ul>
      )}
    </Surface>
  );
}
