import { type DocumentDifference, END_OF_AREA } from '@waymark/journey';
import type { TFunction } from 'i18next';

type Words = TFunction<'versions'>;

/** A difference in words, without the name of the step that it is about. */
export function describeDifference(difference: DocumentDifference, t: Words): string {
  switch (difference.kind) {
    case 'journey-changed':
    case 'step-changed': {
      const { field, before, after } = difference;
      const key = before === undefined ? 'field-set' : after === undefined ? 'field-cleared' : 'field-changed';
      return t(`differences.${key}`, { field: nameOfField(field, t) });
    }
    case 'branch-moved': {
      const { branch, before, after } = difference;
      const key =
        before === undefined ? 'branch-connected' : after === undefined ? 'branch-disconnected' : 'branch-moved';
      const names = { branch, before: nameOfTarget(before, t), after: nameOfTarget(after, t) };
      return t(`differences.${key}`, names);
    }
    case 'step-added':
    case 'step-removed':
      return t(`differences.${difference.kind}`, { stepKind: difference.stepKind });
    case 'step-renamed':
      return t('differences.step-renamed', { before: difference.before, step: difference.step });
    default:
      return t(`differences.${difference.kind}`, { test: difference.test });
  }
}

/** `config.variables[amount].value` → "Variables [amount].value": the known beginning in words, the rest as it is. */
export function nameOfField(field: string, t: Words): string {
  const names = t('fields', { returnObjects: true, keySeparator: '/' }) as unknown as Readonly<Record<string, string>>;
  const known = Object.keys(names)
    .filter((one) => field === one || field.startsWith(`${one}.`) || field.startsWith(`${one}[`))
    .toSorted((a, b) => b.length - a.length)[0];
  if (known === undefined) return field.replace(/^(config|settings)\./, '');
  const rest = field.slice(known.length);
  return `${names[known]}${rest.startsWith('[') ? ` ${rest}` : rest}`;
}

const nameOfTarget = (target: string | undefined, t: Words): string =>
  target === END_OF_AREA ? t('endOfArea') : (target ?? '');

/** A value as people read it: texts and formulas as they are, the rest as JSON. */
export function printValue(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return formulaOf(value) ?? JSON.stringify(value, null, 2);
}

/** `{ expression: "a + 1" }` and `{ template: "…" }` read as their text. */
function formulaOf(value: unknown): string | undefined {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const [key, text] = entries.length === 1 ? (entries[0] ?? []) : [];
  return (key === 'expression' || key === 'template') && typeof text === 'string' ? text : undefined;
}

/** Differences by what they are about: the journey, each step, the tests. */
export interface DifferenceGroup {
  readonly key: string;
  /** Of a step: its name, or its id. */
  readonly step?: { readonly id: string; readonly name: string };
  readonly differences: readonly DocumentDifference[];
}

export function groupDifferences(differences: readonly DocumentDifference[]): DifferenceGroup[] {
  const groups = new Map<string, DocumentDifference[]>();
  for (const difference of differences) {
    const key = keyOf(difference);
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [...groups].map(([key, members]) => {
    const [first] = members;
    if (first === undefined || !('step' in first)) return { key, differences: members };
    return { key, step: { id: first.step, name: first.name ?? first.step }, differences: members };
  });
}

function keyOf(difference: DocumentDifference): string {
  if ('step' in difference) return `step:${difference.step}`;
  return difference.kind === 'journey-changed' ? 'journey' : 'tests';
}

export type Mark = 'added' | 'removed' | 'changed';

/** How each step is marked on the canvas of the later document, and of the earlier one. */
export function marksOf(differences: readonly DocumentDifference[]): {
  readonly before: ReadonlyMap<string, Mark>;
  readonly after: ReadonlyMap<string, Mark>;
} {
  const before = new Map<string, Mark>();
  const after = new Map<string, Mark>();
  const oldId = new Map(
    differences.flatMap((one) => (one.kind === 'step-renamed' ? [[one.step, one.before] as const] : [])),
  );
  for (const difference of differences) {
    if (!('step' in difference)) continue;
    const { kind, step } = difference;
    if (kind === 'step-added') after.set(step, 'added');
    else if (kind === 'step-removed') before.set(step, 'removed');
    else {
      after.set(step, 'changed');
      before.set(oldId.get(step) ?? step, 'changed');
    }
  }
  return { before, after };
}
