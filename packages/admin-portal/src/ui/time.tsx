import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatRelative, formatTime } from './format-time.ts';

/** A moment in the reader's zone: "3 minutes ago" with the exact time behind it, or the exact time. */
export function Time({ at, exact = false }: { readonly at: number; readonly exact?: boolean }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const time = formatTime(at);
  if (exact) return <time dateTime={new Date(at).toISOString()}>{time}</time>;
  return (
    <Tooltip label={time}>
      <time dateTime={new Date(at).toISOString()}>{formatRelative(at, now)}</time>
    </Tooltip>
  );
}
