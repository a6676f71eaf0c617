import { Badge } from '@mantine/core';
import classes from './runs.module.css';

const KINDS: Readonly<Record<string, string>> = { 2: 'good', 3: 'neutral', 4: 'warn', 5: 'bad' };

/** The status that a caller got, coloured by its class. */
export function StatusBadge({ status }: { readonly status: number }) {
  const kind = KINDS[String(status).charAt(0)] ?? 'neutral';
  return (
    <Badge variant="default" className={classes.status} data-kind={kind} radius="sm">
      {status}
    </Badge>
  );
}
