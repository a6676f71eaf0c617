import type { JourneyDocument, Step } from '@waymark/journey';
import { setStep, without } from '../../model/set-step.ts';

/** Sets one field of a step's config, by its dotted path; `undefined` removes it. */
export function setField(document: JourneyDocument, id: string, path: string, value: unknown): JourneyDocument {
  const step = document.steps[id];
  if (step === undefined) return document;
  const config = setAt(step.config ?? {}, path.split('.'), value) as Step['config'];
  return setStep(document, id, { ...step, ...(config === undefined ? {} : { config }) });
}

/** The value at a dotted path. */
export function valueAt(config: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string, unknown>)[key];
  }, config);
}

function setAt(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target)) return target.with(Number(key), setAt(target[Number(key)], rest, value));
  const entries = new Map(Object.entries(typeof target === 'object' && target !== null ? target : {}));
  const changed = setAt(entries.get(key), rest, value);
  if (changed === undefined) entries.delete(key);
  else entries.set(key, changed);
  return Object.fromEntries(entries);
}

/** Puts a row of a list somewhere else. */
export function moveRow<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from];
  return row === undefined || to < 0 || to >= rows.length ? [...rows] : rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

const casesOf = (step: Step | undefined): readonly { readonly name: string }[] => {
  const cases = step?.config?.cases;
  return Array.isArray(cases) ? cases : [];
};

/** Renames a case and its branch; the wire stays. A name that another case has is only written down: the proof tells. */
export function renameCase(document: JourneyDocument, id: string, index: number, name: string): JourneyDocument {
  const step = document.steps[id];
  const before = casesOf(step)[index]?.name;
  const renamed = setField(document, id, `cases.${index}.name`, name);
  if (step?.branches === undefined || before === undefined || before === name) return renamed;
  const isShared = casesOf(step).some((one, at) => at !== index && (one.name === before || one.name === name));
  if (isShared || before === 'otherwise' || Object.hasOwn(step.branches, name)) return renamed;
  const branches = Object.entries(step.branches).map(([branch, to]) => [branch === before ? name : branch, to]);
  return setStep(renamed, id, { ...(renamed.steps[id] ?? step), branches: Object.fromEntries(branches) });
}

/** Removes a case together with its wire. */
export function removeCase(document: JourneyDocument, id: string, index: number): JourneyDocument {
  const step = document.steps[id];
  const cases = casesOf(step);
  const name = cases[index]?.name;
  const fewer = cases.toSpliced(index, 1);
  const next = setField(document, id, 'cases', fewer);
  const changed = next.steps[id];
  const isKept = name === 'otherwise' || fewer.some((one) => one.name === name);
  if (changed?.branches === undefined || isKept) return next;
  return setStep(next, id, { ...changed, branches: without(changed.branches, (branch) => branch === name) });
}
