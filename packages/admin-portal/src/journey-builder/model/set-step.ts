import type { JourneyDocument, Position, Step } from '@waymark/journey';

/** Replaces one step. Fields that are undefined are left out: the document's format has no null. */
export function setStep(document: JourneyDocument, id: string, step: Step): JourneyDocument {
  return { ...document, steps: { ...document.steps, [id]: compactStep(step) } };
}

/** A step without fields that say nothing. */
export function compactStep(step: { readonly [Key in keyof Step]: Step[Key] | undefined }): Step {
  const { branches, ...rest } = step;
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined);
  const hasBranches = branches !== undefined && Object.keys(branches).length > 0;
  return { ...Object.fromEntries(entries), ...(hasBranches ? { branches } : {}) } as Step;
}

/** Puts steps to places on the canvas. */
export function moveSteps(document: JourneyDocument, places: Readonly<Record<string, Position>>): JourneyDocument {
  const rounded = Object.entries(places).map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]);
  return { ...document, layout: { ...document.layout, ...Object.fromEntries(rounded) } };
}

/** A record without some of its keys. */
export function without<Value>(
  record: Readonly<Record<string, Value>>,
  isGone: (key: string, value: Value) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => !isGone(key, value)));
}
