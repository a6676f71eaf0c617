import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/api-error.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatTime } from '../../ui/format-time.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useRun } from './queries.ts';
import { RunActions } from './run-actions.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunWay } from './run-way.tsx';
import { StatusBadge } from './status-badge.tsx';

const route = getRouteApi('/app/runs/$runId');

/** One run: its way on the canvas, its values, its answer. */
export function RunScreen() {
  const { t } = useTranslation('runs');
  const { runId } = route.useParams();
  const { data: run, error, refetch } = useRun(runId);
  const parent = { title: t('title'), to: '/runs' };
  if (isProblem(error, 'not-found')) {
    return (
      <>
        <PageHeader title={t('run.title')} parent={parent} />
        <EmptyState
          icon="run"
          title={t('run.gone', { id: runId })}
          action={
            <LinkButton variant="default" to="/runs">
              {t('run.toList')}
            </LinkButton>
          }
        >
          {t('run.goneText')}
        </EmptyState>
      </>
    );
  }
  if (run === undefined) {
    return (
      <>
        <PageHeader title={t('run.title')} parent={parent} />
        {error === null ? <LoadingState /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('run.titleAt', { journey: run.journeyId, time: formatTime(run.at) })}
        parent={parent}
        badge={<StatusBadge status={run.status} />}
        actions={<RunActions run={run} />}
      />
      <RunFacts run={run} />
      <RunWay run={run} />
    </>
  );
}
