import classes from './status-badge.module.css';

/** A status with its reason phrase, in the colour of its class. */
export function StatusBadge({ status, reason }: { readonly status: number; readonly reason: string }) {
  return (
    <span className={classes.status} data-class={Math.floor(status / 100)}>
      {status} {reason}
    </span>
  );
}
