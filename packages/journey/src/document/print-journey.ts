import { stringify } from 'yaml';
import { findStepKind } from '../steps/step-kinds.ts';
import type { JourneyDocument, Position, Step } from './journey-document.ts';

/**
 * Writes the canonical form: fixed order of keys, steps in the order in which a reader meets them, layout last. Equal
 * documents give equal text, and moving a box changes the layout section only.
 */
export function printJourney(document: JourneyDocument): string {
  return stringify(canonicalJourney(document), { lineWidth: 0, singleQuote: true });
}

/** The same order as plain data. */
export function canonicalJourney(document: JourneyDocument): JourneyDocument {
  const { format, id, name, description, kind, affinity, settings, start, steps, layout } = document;
  const order = readingOrder(document);
  return withoutUndefined<JourneyDocument>({
    format,
    id,
    name,
    description,
    kind,
    affinity,
    settings: settings && pick(settings, ['enforceToken', 'allowedClients', 'deadlineMs']),
    start,
    steps: Object.fromEntries(order.map((step) => [step, canonicalStep(steps[step] as Step)])),
    layout:
      layout &&
      Object.fromEntries(
        [...order, ...Object.keys(layout).sort()].flatMap((step) =>
          Object.hasOwn(layout, step) ? [[step, pick(layout[step] as Position, ['x', 'y'])]] : [],
        ),
      ),
  });
}

function canonicalStep({ kind, name, description, config, branches }: Step): Step {
  const definition = findStepKind(kind);
  const fields = Object.keys((definition?.config as { properties?: object } | undefined)?.properties ?? {});
  const names = definition?.branches.map((branch) => branch.name) ?? [];
  return withoutUndefined<Step>({
    kind,
    name,
    description,
    config: config && pick(config, fields),
    branches: branches && Object.keys(branches).length > 0 ? pick(branches, names) : undefined,
  });
}

/** Breadth first from the start; steps that nothing leads to come last, by id. */
function readingOrder({ start, steps }: JourneyDocument): string[] {
  const order = new Set<string>();
  const queue = [start, ...Object.keys(steps).sort()];
  const visit = (from: string) => {
    const level = [from];
    for (let id = level.shift(); id !== undefined; id = level.shift()) {
      const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
      if (step === undefined || order.has(id)) continue;
      order.add(id);
      const known = findStepKind(step.kind)?.branches.map((branch) => branch.name) ?? [];
      level.push(...Object.values(pick(step.branches ?? {}, known)));
    }
  };
  for (const id of queue) visit(id);
  return [...order];
}

/** The known keys in their order, then the others in theirs: nothing is lost from a document that has errors. */
function pick<T extends object>(value: T, known: readonly string[]): T {
  const keys = [
    ...known.filter((key) => Object.hasOwn(value, key)),
    ...Object.keys(value).filter((key) => !known.includes(key)),
  ];
  return Object.fromEntries(keys.map((key) => [key, value[key as keyof T]])) as T;
}

const withoutUndefined = <T extends object>(value: { [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
