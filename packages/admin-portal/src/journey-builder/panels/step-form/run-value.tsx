import { toJsonText, type Value } from '@waymark/expression';
import { useTranslation } from 'react-i18next';
import classes from './run-value.module.css';

const MAX_SHOWN = 300;

/** What a formula yielded in the run that is shown. */
export function RunValue({ value }: { readonly value: Value }) {
  const { t } = useTranslation('stepForm');
  const text = toJsonText(value);
  return (
    <div className={classes.value}>
      <span className={classes.label}>{t('lastValue')}</span>
      <code translate="no">{text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}</code>
    </div>
  );
}
