import { END_OF_AREA, type JourneyDocument, type Step } from '@waymark/journey';
import { withContents } from './areas.ts';
import { compactStep, without } from './set-step.ts';
import { BODY, isArea } from './step-branches.ts';

/**
 * Removes steps with everything inside them. Where a removed step had one way on, the branches that led to it lead
 * there: taking a step out of a row leaves a row.
 */
export function removeSteps(document: JourneyDocument, ids: readonly string[]): JourneyDocument {
  const gone = new Set(withContents(document, ids));
  if (gone.size === 0) return document;
  const resolve = (target: string) => survivorBehind(document, gone, target);
  const kept = Object.entries(document.steps).filter(([id]) => !gone.has(id));
  const steps = Object.fromEntries(kept.map(([id, step]) => [id, withoutTargets(step, resolve)]));
  const first = kept.find(([, { inside }]) => inside === undefined)?.[0];
  const start = gone.has(document.start) ? (resolve(document.start) ?? first ?? document.start) : document.start;
  const layout = document.layout && without(document.layout, (id) => gone.has(id));
  return { ...document, start, steps, ...(layout === undefined ? {} : { layout }) };
}

function withoutTargets(step: Step, resolve: (target: string) => string | undefined): Step {
  if (step.branches === undefined) return step;
  const branches = Object.entries(step.branches).flatMap(([name, target]) => {
    const onward = resolve(target);
    return onward === undefined || (name === BODY && isArea(step) && onward === END_OF_AREA) ? [] : [[name, onward]];
  });
  return compactStep({ ...step, branches: Object.fromEntries(branches) });
}

/** What a branch leads to when the steps that are gone are passed over. */
function survivorBehind({ steps }: JourneyDocument, gone: ReadonlySet<string>, target: string): string | undefined {
  const seen = new Set<string>();
  let at = target;
  while (gone.has(at)) {
    const step = steps[at];
    if (step === undefined || seen.has(at)) return undefined;
    seen.add(at);
    const onward = new Set(
      Object.entries(step.branches ?? {}).flatMap(([name, to]) => (name === BODY && isArea(step) ? [] : [to])),
    );
    const [only] = onward;
    if (onward.size !== 1 || only === undefined) return undefined;
    at = only;
  }
  return at;
}
