import { type JourneyDocument, type Position, parseJourney, type Step } from '@waymark/journey';
import { withContents } from './areas.ts';
import { moveIntoArea, withoutCrossings } from './move-into-area.ts';
import { newStepId } from './new-step-id.ts';
import { compactStep, without } from './set-step.ts';

const FORMAT = 'journey-steps/1';
const OFFSET = 48;

/** A part of a journey, as it travels through the clipboard. */
interface Fragment {
  readonly steps: Readonly<Record<string, Step>>;
  readonly layout: Readonly<Record<string, Position>>;
}

/** What came of a paste. */
export type Pasted =
  | { readonly document: JourneyDocument; readonly ids: readonly string[] }
  | { readonly fault: 'not-steps' | 'empty' };

/** Writes steps, with everything inside them, as text that can be pasted into another journey. */
export function copySteps(document: JourneyDocument, ids: readonly string[]): string {
  return JSON.stringify({ format: FORMAT, ...fragmentOf(document, ids) }, undefined, 2);
}

/** Adds copied steps, or those of a whole journey file. @param at - where the first of them is to stand, or in which area */
export function pasteSteps(
  document: JourneyDocument,
  text: string,
  at: { readonly position?: Position; readonly inside?: string | undefined } = {},
): Pasted {
  const { value } = parseJourney(text);
  const fragment = readFragment(value);
  if (fragment === undefined) return { fault: 'not-steps' };
  if (Object.keys(fragment.steps).length === 0) return { fault: 'empty' };
  return insertFragment(document, fragment, at);
}

/** Copies steps within the journey, beside the originals. */
export function duplicateSteps(
  document: JourneyDocument,
  ids: readonly string[],
): { readonly document: JourneyDocument; readonly ids: readonly string[] } {
  const [first] = ids;
  if (first === undefined) return { document, ids: [] };
  return insertFragment(document, fragmentOf(document, ids), { inside: document.steps[first]?.inside });
}

function fragmentOf(document: JourneyDocument, ids: readonly string[]): Fragment {
  const chosen = withContents(document, ids);
  const entries = chosen.map((id) => [id, document.steps[id]]);
  const layout = chosen.flatMap((id) => (document.layout?.[id] === undefined ? [] : [[id, document.layout[id]]]));
  return { steps: Object.fromEntries(entries), layout: Object.fromEntries(layout) };
}

function insertFragment(
  document: JourneyDocument,
  { steps, layout }: Fragment,
  { position, inside }: { readonly position?: Position; readonly inside?: string | undefined },
): { readonly document: JourneyDocument; readonly ids: readonly string[] } {
  const names = new Map<string, string>();
  const taken: Record<string, Step> = { ...document.steps };
  for (const [id, step] of Object.entries(steps)) {
    const fresh = newStepId(taken, id);
    names.set(id, fresh);
    taken[fresh] = step;
  }
  const added = Object.entries(steps).map(([id, step]) => [names.get(id), renamed(step, names)]);
  const places = placed(layout, names, position);
  const whole = {
    ...document,
    steps: { ...document.steps, ...Object.fromEntries(added) },
    layout: { ...document.layout, ...places },
  };
  const ids = [...names.values()];
  const outer = [...names].filter(([id]) => !names.has(steps[id]?.inside ?? '')).map(([, fresh]) => fresh);
  const isFirst = Object.keys(document.steps).length === 0;
  const next = inside === undefined ? whole : moveIntoArea(whole, outer, inside);
  const begun = isFirst && outer[0] !== undefined ? { ...next, start: outer[0] } : next;
  return { document: withoutCrossings(begun), ids };
}

/** A copied step: its ids are new, and what it led to outside the copy is left out. */
function renamed(step: Step, names: ReadonlyMap<string, string>): Step {
  const inside = step.inside === undefined ? undefined : names.get(step.inside);
  const branches = Object.entries(step.branches ?? {}).flatMap(([name, to]) => {
    const target = to === '$end' && (inside !== undefined || step.inside !== undefined) ? to : names.get(to);
    return target === undefined ? [] : [[name, target]];
  });
  return compactStep({ ...step, inside, branches: Object.fromEntries(branches) });
}

function placed(
  layout: Readonly<Record<string, Position>>,
  names: ReadonlyMap<string, string>,
  position: Position | undefined,
): Record<string, Position> {
  const places = Object.values(layout);
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  const shift = position === undefined ? { x: OFFSET, y: OFFSET } : { x: position.x - left, y: position.y - top };
  return Object.fromEntries(
    Object.entries(layout).flatMap(([id, { x, y }]) => {
      const fresh = names.get(id);
      return fresh === undefined ? [] : [[fresh, { x: Math.round(x + shift.x), y: Math.round(y + shift.y) }]];
    }),
  );
}

/** Reads what was pasted; nothing of it is trusted to have the right shape. */
function readFragment(value: unknown): Fragment | undefined {
  if (!isRecord(value) || !isRecord(value.steps)) return undefined;
  const steps = Object.entries(value.steps).filter((entry): entry is [string, Step] => isStep(entry[1]));
  if (steps.length !== Object.keys(value.steps).length) return undefined;
  const layout = isRecord(value.layout) ? without(value.layout, (_id, place) => !isPosition(place)) : {};
  return { steps: Object.fromEntries(steps), layout: layout as Record<string, Position> };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isStep(value: unknown): value is Step {
  if (!isRecord(value) || typeof value.kind !== 'string') return false;
  const { name, description, inside, config, branches } = value;
  const isText = (field: unknown) => field === undefined || typeof field === 'string';
  if (!(isText(name) && isText(description) && isText(inside))) return false;
  if (config !== undefined && !isRecord(config)) return false;
  return (
    branches === undefined || (isRecord(branches) && Object.values(branches).every((to) => typeof to === 'string'))
  );
}

const isPosition = (value: unknown): value is Position =>
  isRecord(value) && Number.isFinite(value.x) && Number.isFinite(value.y);
