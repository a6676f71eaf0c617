/** A field with another value; undefined: it is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The fields in which two values differ, each as deep as it can be named. Entries of lists are found by their `name`,
 * where every one has its own; of other lists the whole is the field.
 */
export function compareFields(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (sameValue(before, after)) return [];
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || fresh === undefined || old.isList !== fresh.isList) return [{ field: path, before, after }];
  const keys = new Set([...fresh.entries.keys(), ...old.entries.keys()]);
  const changes = [...keys].flatMap((key) =>
    compareFields(old.entries.get(key), fresh.entries.get(key), below(path, key, fresh.isList)),
  );
  if (changes.length > 0 || !fresh.isList) return changes;
  return [{ field: path, before: [...old.entries.keys()], after: [...fresh.entries.keys()] }];
}

/** The same JSON, whatever the order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [presentEntries(a), presentEntries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && sameValue(value, (b as Record<string, unknown>)[key]))
  );
}

const presentEntries = (value: object) => Object.entries(value).filter(([, item]) => item !== undefined);

interface Entries {
  readonly entries: ReadonlyMap<string, unknown>;
  readonly isList: boolean;
}

/** What can be gone into: objects by key, lists by the names of their entries. */
function entriesOf(value: unknown): Entries | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return { entries: new Map(Object.entries(value)), isList: false };
  const names = value.map((item) => (typeof item === 'object' && item !== null ? item.name : undefined));
  const areNames = names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
  if (!areNames || names.length === 0) return undefined;
  return { entries: new Map(names.map((name, index) => [name, value[index]])), isList: true };
}

function below(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
