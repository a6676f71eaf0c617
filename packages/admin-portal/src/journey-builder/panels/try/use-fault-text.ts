import { useTranslation } from 'react-i18next';
import type { FieldFault } from './try-request.ts';

/** Puts what is wrong with a field into words; null where nothing is. */
export function useFaultText(): (fault: FieldFault | undefined) => string | null {
  const { t } = useTranslation('tryIt');
  return (fault) => {
    if (fault === undefined) return null;
    if (fault.kind === 'notJson') return t('errors.notJson', { message: fault.message });
    if (fault.kind === 'stubs') return t('errors.stubs', { place: fault.place, message: fault.message });
    return t(`errors.${fault.kind}`);
  };
}
