import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../ui/link-button.tsx';
import { PageHeader } from '../ui/page-header.tsx';

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={t('notFound.title')} description={t('notFound.text', { path: pathname })} />
      <LinkButton to="/" variant="default">
        {t('notFound.home')}
      </LinkButton>
    </>
  );
}
