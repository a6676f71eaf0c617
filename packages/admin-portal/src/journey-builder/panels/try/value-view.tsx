import { showValue } from './show-value.ts';
import classes from './try.module.css';

interface ValueViewProps {
  readonly value: unknown;
  readonly label: string;
  /** A text that is shown as it is, without quotes. */
  readonly isText?: boolean;
}

/** A value as JSON. Texts that are longer than a screen scroll. */
export function ValueView({ value, label, isText = false }: ValueViewProps) {
  const text = isText ? String(value) : showValue(value);
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
