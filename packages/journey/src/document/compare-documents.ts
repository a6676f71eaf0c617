import { compareFields, sameValue } from './compare-fields.ts';
import type { DocumentDifference } from './document-difference.ts';
import { findRenamedSteps } from './find-renamed-steps.ts';

/** Compared by hand, or not at all: `layout` is never a change of logic, and `format` is the file's. */
const APART = ['format', 'id', 'start', 'steps', 'tests', 'layout'];

/**
 * What differs between two documents of a journey, in the order of the later one: the journey's own fields, its steps,
 * its tests. Positions on the canvas do not count. Drafts under work may have any shape: what is no step is left out.
 *
 * @returns Nothing when both do the same.
 */
export function compareDocuments(before: unknown, after: unknown): DocumentDifference[] {
  const [old, fresh] = [recordOf(before), recordOf(after)];
  const [oldSteps, freshSteps] = [stepsOf(old), stepsOf(fresh)];
  const renamed = findRenamedSteps(oldSteps, freshSteps);
  const toFresh = (id: unknown) => (typeof id === 'string' ? (renamed.get(id) ?? id) : undefined);
  const start = { ...without(old, APART), start: toFresh(old.start) };
  return [
    ...compareFields(start, { ...without(fresh, APART), start: fresh.start }).map(
      (change) => ({ kind: 'journey-changed', ...change }) as const,
    ),
    ...compareSteps(oldSteps, freshSteps, renamed, toFresh),
    ...compareTests(old.tests, fresh.tests),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

function compareSteps(
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
  renamed: ReadonlyMap<string, string>,
  toFresh: (id: unknown) => string | undefined,
): DocumentDifference[] {
  const oldIdOf = new Map([...renamed].map(([old, fresh]) => [fresh, old]));
  const differences: DocumentDifference[] = [];
  for (const [id, step] of after) {
    const oldId = oldIdOf.get(id) ?? id;
    const old = before.get(oldId);
    if (old === undefined || (oldId === id && renamed.has(id))) {
      differences.push({ kind: 'step-added', ...named(id, step) });
      continue;
    }
    if (oldId !== id) differences.push({ kind: 'step-renamed', before: oldId, ...named(id, step) });
    differences.push(...compareStep(id, old, step, toFresh));
  }
  for (const [id, step] of before) {
    if (!(after.has(id) || renamed.has(id))) differences.push({ kind: 'step-removed', ...named(id, step) });
  }
  return differences;
}

function compareStep(
  id: string,
  before: Fields,
  after: Fields,
  toFresh: (id: unknown) => string | undefined,
): DocumentDifference[] {
  const of = named(id, after);
  const old = 'inside' in before ? { ...before, inside: toFresh(before.inside) } : before;
  const fields = compareFields(without(old, ['branches']), without(after, ['branches']));
  const [oldBranches, branches] = [recordOf(before.branches), recordOf(after.branches)];
  const names = new Set([...Object.keys(branches), ...Object.keys(oldBranches)]);
  const moved = [...names].flatMap((branch): DocumentDifference[] => {
    const [from, to] = [toFresh(own(oldBranches, branch)), textOf(own(branches, branch))];
    return from === to ? [] : [{ kind: 'branch-moved', ...of, branch, before: from, after: to }];
  });
  return [...fields.map((change) => ({ kind: 'step-changed', ...of, ...change }) as const), ...moved];
}

function compareTests(before: unknown, after: unknown): DocumentDifference[] {
  const [old, fresh] = [testsByName(before), testsByName(after)];
  const differences: DocumentDifference[] = [];
  for (const [test, fields] of fresh) {
    if (!old.has(test)) differences.push({ kind: 'test-added', test });
    else if (!sameValue(old.get(test), fields)) differences.push({ kind: 'test-changed', test });
  }
  for (const test of old.keys()) if (!fresh.has(test)) differences.push({ kind: 'test-removed', test });
  return differences;
}

/** Tests may share a name: the second one of it is its own. */
function testsByName(tests: unknown): Map<string, unknown> {
  const byName = new Map<string, unknown>();
  for (const test of Array.isArray(tests) ? tests : []) {
    const name = textOf(recordOf(test).name) ?? '';
    let unique = name;
    for (let count = 2; byName.has(unique); count += 1) unique = `${name} (${count})`;
    byName.set(unique, test);
  }
  return byName;
}

function stepsOf({ steps }: Fields): Map<string, Fields> {
  return new Map(Object.entries(recordOf(steps)).flatMap(([id, step]) => (isRecord(step) ? [[id, step]] : [])));
}

const named = (step: string, { kind, name }: Fields) => ({
  step,
  ...(typeof name === 'string' && name !== '' ? { name } : {}),
  stepKind: textOf(kind) ?? '',
});

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordOf = (value: unknown): Fields => (isRecord(value) ? value : {});
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);
const without = (fields: Fields, keys: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
