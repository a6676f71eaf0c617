import type { Value } from '@waymark/expression';
import type { PathOverlay } from '../../path-overlay.ts';

interface RunValues {
  readonly values: Readonly<Record<string, Value>>;
  readonly samples: Readonly<Record<string, Value>>;
}

const NOTHING: RunValues = { values: {}, samples: {} };

/**
 * What the formulas of a step yielded in a run, and what the variables held when it began. Of a step that was taken
 * several times: the pass that the reader looks at, else the last one.
 */
export function runValues(overlay: PathOverlay | undefined, id: string): RunValues {
  if (overlay === undefined) return NOTHING;
  const { steps, current } = overlay;
  const index =
    current !== undefined && steps[current]?.step === id ? current : steps.findLastIndex(({ step }) => step === id);
  const taken = steps[index];
  if (taken === undefined) return NOTHING;
  const samples: Record<string, Value> = {};
  for (const { step, sets } of steps.slice(0, index)) if (!step.includes('/')) Object.assign(samples, sets);
  return { values: taken.values, samples };
}
