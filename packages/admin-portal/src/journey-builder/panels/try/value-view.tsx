import { showValue } from './show-value.ts';
import classes from './try.module.css';

/** A value as JSON. Texts that are longer than a screen scroll. */
export function ValueView({ value, label }: { readonly value: unknown; readonly label: string }) {
  const text = showValue(value);
  const scrolls = text.length > 300 || text.split('\n').length > 8;
  return (
    <pre
      className={classes.value}
      translate="no"
      {...(scrolls ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}
    >
      {text}
    </pre>
  );
}
