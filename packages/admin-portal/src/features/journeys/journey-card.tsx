import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { StateBadge } from '../../journey-parts/state-badge.tsx';
import type { Traffic } from '../../journey-parts/traffic.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { Time } from '../../ui/time.tsx';
import classes from './journey-card.module.css';
import { JourneyMenu } from './journey-menu.tsx';

interface JourneyCardProps {
  readonly journey: Journey;
  /** undefined: nothing was called, or it isn't known yet. */
  readonly traffic: Traffic | undefined;
}

/** A journey in the list. */
export function JourneyCard({ journey, traffic }: JourneyCardProps) {
  const { t } = useTranslation('journeys');
  const { id, name, kind, updatedAt, changedBy } = journey;
  return (
    <li className={classes.card}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div className={classes.name}>
          <TextLink to="/journeys/$journeyId" params={{ journeyId: id }} fw={600} fz="md">
            {name}
          </TextLink>
          <div className={classes.id} translate="no">
            {id}
          </div>
        </div>
        <JourneyMenu journey={journey} />
      </Group>
      <Group gap="xs">
        <Badge variant="outline" color="gray" tt="none">
          {t(`kinds.${kind}`)}
        </Badge>
        <StateBadge journey={journey} />
      </Group>
      <div className={classes.foot}>
        <span>
          <Time at={updatedAt} /> {changedBy !== null && t('changedBy', { who: changedBy })}
        </span>
        <Calls traffic={traffic} />
      </div>
    </li>
  );
}

function Calls({ traffic }: { readonly traffic: Traffic | undefined }) {
  const { t } = useTranslation('journeys');
  if (traffic === undefined) return <span>{t('noCalls')}</span>;
  const { calls, errors } = traffic;
  return (
    <span>
      {t('calls', { count: calls })}
      {errors > 0 && <span className={classes.errors}>, {t('errors', { count: errors })}</span>} {t('lastDay')}
    </span>
  );
}
