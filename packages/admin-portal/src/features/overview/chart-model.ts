/** One line or one part of the bars. */
export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** A variable of the theme, such as `--wm-good`. */
  readonly color: `--wm-${string}`;
  readonly dash?: readonly number[];
}

/** What a chart shows over time. */
export interface ChartModel {
  /** Begin of each interval, epoch milliseconds. */
  readonly times: readonly number[];
  readonly intervalMs: number;
  readonly series: readonly ChartSeries[];
  /** Bars that stand on each other, bars in front of each other, or lines. */
  readonly form: 'stacked' | 'layered' | 'lines';
  readonly format: (value: number) => string;
}

const DAY_MS = 86_400_000;

/** The time of an interval. Days are those of UTC, as the server counts them. */
export function formatInterval(at: number, intervalMs: number): string {
  const isDay = intervalMs === DAY_MS;
  return new Intl.DateTimeFormat('en', {
    month: 'short',
    day: 'numeric',
    ...(isDay ? { timeZone: 'UTC' } : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }).format(at);
}

export const isInDays = ({ intervalMs }: Pick<ChartModel, 'intervalMs'>): boolean => intervalMs === DAY_MS;
