import { stringify } from 'yaml';
import { branchesOf, type StepKind } from '../steps/step-kind.ts';
import { findStepKind } from '../steps/step-kinds.ts';
import type { JourneyDocument, Position, Step } from './journey-document.ts';

const SETTINGS = [
  'enforceToken',
  'allowedClients',
  'deadlineMs',
  'maxSteps',
  'defaultAnswer',
  'receipts',
  'receiptClients',
  'requireTests',
  'requiredCoverage',
];
const TEST_FIELDS = ['name', 'now', 'request', 'client', 'stubs', 'expect'];

/**
 * Writes the canonical form: fixed order of keys, steps in the order in which a reader meets them, layout last. Equal
 * documents give equal text, and moving a box changes the layout section only.
 */
export function printJourney(document: JourneyDocument): string {
  return stringify(canonicalJourney(document), { lineWidth: 0, singleQuote: true });
}

/** The same order as plain data. */
export function canonicalJourney(document: JourneyDocument): JourneyDocument {
  const { format, id, name, description, kind, affinity, settings, parameters, start, steps, tests, layout } = document;
  const order = readingOrder(document);
  return withoutUndefined<JourneyDocument>({
    format,
    id,
    name,
    description,
    kind,
    affinity,
    settings: settings && pick(settings, SETTINGS),
    parameters: parameters?.map((parameter) => pick(parameter, ['name', 'description', 'type', 'required'])),
    start,
    steps: Object.fromEntries(order.map((step) => [step, canonicalStep(steps[step] as Step)])),
    tests: tests?.map((test) => pick(test, TEST_FIELDS)),
    layout:
      layout &&
      Object.fromEntries(
        [...order, ...Object.keys(layout).sort()].flatMap((step) =>
          Object.hasOwn(layout, step) ? [[step, pick(layout[step] as Position, ['x', 'y'])]] : [],
        ),
      ),
  });
}

function canonicalStep({ kind, name, description, inside, config, branches }: Step): Step {
  const definition = findStepKind(kind);
  const fields = Object.keys((definition?.config as { properties?: object } | undefined)?.properties ?? {});
  const names = definition === undefined ? [] : namesOfBranches(definition, config);
  return withoutUndefined<Step>({
    kind,
    name,
    description,
    inside,
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
      const definition = findStepKind(step.kind);
      const known = definition === undefined ? [] : namesOfBranches(definition, step.config);
      level.push(...Object.values(pick(step.branches ?? {}, known)));
    }
  };
  for (const id of queue) visit(id);
  return [...order];
}

/** A document that has errors may have any config: then the kind's own branches can't be asked for. */
function namesOfBranches(definition: StepKind, config: unknown): string[] {
  try {
    return branchesOf(definition, config).map(({ name }) => name);
  } catch {
    return [];
  }
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
