import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './offline-banner.module.css';

export function OfflineBanner() {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.banner} role="status">
      <Icon name="warning" />
      {t('offline')}
    </div>
  );
}
