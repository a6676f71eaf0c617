import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/api-error.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { PageHeader } from '../ui/page-header.tsx';

interface JourneyFailedProps {
  readonly error: unknown;
  readonly journeyId: string;
  /** The version that was asked for. */
  readonly version?: number | undefined;
  readonly onRetry: () => void;
}

/** In the place of a journey that could not be loaded. One that isn't there is named, with the ways back. */
export function JourneyFailed({ error, journeyId, version, onRetry }: JourneyFailedProps) {
  const { t } = useTranslation('journeys');
  if (!isProblem(error, 'not-found')) return <ErrorState error={error} onRetry={onRetry} />;
  const title =
    version === undefined ? t('gone.title', { id: journeyId }) : t('gone.version', { id: journeyId, version });
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        icon="journey"
        title={t('gone.why')}
        action={
          <Group gap="sm" justify="center">
            {version !== undefined && (
              <LinkButton variant="default" to={`/journeys/${journeyId}/versions` as string}>
                {t('gone.versions')}
              </LinkButton>
            )}
            <LinkButton variant="default" to="/journeys/b2c">
              {t('title.b2c')}
            </LinkButton>
            <LinkButton variant="default" to="/journeys/b2b">
              {t('title.b2b')}
            </LinkButton>
          </Group>
        }
      >
        {t('gone.text')}
      </EmptyState>
    </>
  );
}
