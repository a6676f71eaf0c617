import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { type ChartModel, formatInterval } from './chart-model.ts';
import { chartData, chartOptions } from './chart-options.ts';
import classes from './time-chart.module.css';

const HEIGHT = 220;

interface Pointed {
  readonly index: number;
  readonly left: number;
}

/** Draws a chart over time, with what stands below the pointer. Its numbers are in a table beside it for whoever can't see it. */
export function TimeChart({ model, label }: { readonly model: ChartModel; readonly label: string }) {
  const { ref: frame, width } = useElementSize();
  const target = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme('light');
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const latest = useRef(model);
  latest.current = model;
  const shape = `${model.form} ${model.intervalMs} ${model.series.map(({ key }) => key).join(' ')}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new shape or scheme draws anew; new numbers are set below.
  useEffect(() => {
    if (target.current === null || width === 0) return;
    const onPoint = (index: number | null | undefined, left: number) =>
      setPointed(typeof index === 'number' && left >= 0 ? { index, left } : null);
    const size = { width: Math.floor(width), height: HEIGHT };
    const drawn = new uPlot(
      chartOptions(() => latest.current, size, onPoint),
      chartData(latest.current),
      target.current,
    );
    plot.current = drawn;
    return () => {
      plot.current = null;
      setPointed(null);
      drawn.destroy();
    };
  }, [shape, scheme, width]);

  useEffect(() => {
    plot.current?.setData(chartData(model));
  }, [model]);

  return (
    <div ref={frame} className={classes.chart} style={{ minHeight: HEIGHT }}>
      <div ref={target} role="img" aria-label={label} />
      {pointed !== null && pointed.index < model.times.length && <Tip model={model} pointed={pointed} width={width} />}
    </div>
  );
}

function Tip({
  model,
  pointed,
  width,
}: {
  readonly model: ChartModel;
  readonly pointed: Pointed;
  readonly width: number;
}) {
  const { times, intervalMs, series, format } = model;
  const side = pointed.left > width / 2 ? { right: width - pointed.left - 40 } : { left: pointed.left + 70 };
  return (
    <div className={classes.tooltip} style={side} aria-hidden="true">
      <strong>{formatInterval(times[pointed.index] ?? 0, intervalMs)}</strong>
      <dl className={classes.values}>
        {series.map(({ key, label, color, values }) => {
          const value = values[pointed.index] ?? null;
          return [
            <span key={`${key} swatch`} className={classes.swatch} style={{ background: `var(${color})` }} />,
            <dt key={`${key} label`}>{label}</dt>,
            <dd key={`${key} value`}>{value === null ? '–' : format(value)}</dd>,
          ];
        })}
      </dl>
    </div>
  );
}
