import uPlot from 'uplot';
import { type ChartModel, type ChartSeries, isInDays } from './chart-model.ts';
import { stack } from './series.ts';

/** The numbers as the chart draws them: of what stands on each other, the highest first, so that the lower cover it. */
export function chartData(model: ChartModel): uPlot.AlignedData {
  const seconds = model.times.map((at) => at / 1000);
  const lists = model.series.map(({ values }) => [...values]);
  if (model.form !== 'stacked') return [seconds, ...lists];
  return [seconds, ...stack(lists.map((list) => list.map((value) => value ?? 0))).reverse()];
}

/** How the chart looks. Colours are read from the theme when it is drawn. */
export function chartOptions(
  model: () => ChartModel,
  size: { readonly width: number; readonly height: number },
  onPoint: (index: number | null | undefined, left: number) => void,
): uPlot.Options {
  const { series, form } = model();
  const colors = readColors();
  const drawn = form === 'stacked' ? series.toReversed() : series;
  const axis = { stroke: colors('--wm-muted'), font: '12px ui-sans-serif, system-ui, sans-serif' };
  const lines = { stroke: colors('--wm-border'), width: 1 };
  return {
    ...size,
    legend: { show: false },
    // Half of the last label stands right of the chart.
    padding: [8, 28, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: form === 'lines' } },
    tzDate: (seconds) =>
      isInDays(model()) ? uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC') : new Date(seconds * 1000),
    scales: {
      // A bar stands on its interval, which begins at its time: the last one needs room behind it.
      x: { range: ({ data: [times] }, min, max) => [min, max + (times[1] ?? 0) - (times[0] ?? 0)] },
      y: { range: (_plot, _min, max) => [0, niceTop(max)] },
    },
    axes: [
      { ...axis, grid: { show: false }, ticks: lines, values: TIME_LABELS, space: 64 },
      {
        ...axis,
        grid: lines,
        ticks: { show: false },
        size: 58,
        values: (_plot, splits) => splits.map((value) => model().format(value)),
        ...(form === 'lines' ? {} : { incrs: WHOLE_STEPS }),
      },
    ],
    series: [{}, ...drawn.map((one) => seriesOptions(one, colors(one.color), form))],
    hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx, cursor.left ?? -1)] },
  };
}

function seriesOptions(series: ChartSeries, color: string, form: ChartModel['form']): uPlot.Series {
  if (form === 'lines') {
    return {
      label: series.label,
      stroke: color,
      width: 2,
      ...(series.dash === undefined ? {} : { dash: [...series.dash] }),
      points: { show: true, size: 4, fill: color },
    };
  }
  const bars = uPlot.paths.bars;
  return {
    label: series.label,
    fill: color,
    width: 0,
    points: { show: false },
    ...(bars === undefined ? {} : { paths: bars({ size: [0.75, 42], align: 1 }) }),
  };
}

function readColors(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

function niceTop(max: number | null): number {
  return max === null || !(max > 0) ? 1 : max * 1.1;
}

/** Calls come whole. */
const WHOLE_STEPS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/** Increment in seconds, format, and formats where the day or the year turns. */
const TIME_LABELS: uPlot.Axis.Values = [
  [86_400, '{MMM} {D}', null, null, null, null, null, null, 1],
  [3600, '{HH}:{mm}', null, null, '\n{MMM} {D}', null, null, null, 1],
  [60, '{HH}:{mm}', null, null, '\n{MMM} {D}', null, null, null, 1],
];
