import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${t('notFound.title')} · Waymark`;
  }, [t]);
  return (
    <EmptyState
      icon="journey"
      title={t('notFound.title')}
      action={
        <LinkButton to="/" variant="default">
          {t('notFound.home')}
        </LinkButton>
      }
    >
      {t('notFound.text', { path: pathname })}
    </EmptyState>
  );
}
