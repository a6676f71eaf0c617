/** One field of a change. */
export interface FieldDifference {
  /** Such as `redirectUris.0`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'same';
  readonly before?: unknown;
  readonly after?: unknown;
}

type Details = Readonly<Record<string, unknown>> | null;

/** What differs between two states, field by field, in the order of the later one; then what is gone. */
export function diffDetails(before: Details, after: Details): readonly FieldDifference[] {
  const old = leavesOf(before);
  const fresh = leavesOf(after);
  const paths = [...new Set([...fresh.keys(), ...old.keys()])];
  return paths.map((path) => {
    if (!old.has(path)) return { path, kind: 'added', after: fresh.get(path) };
    if (!fresh.has(path)) return { path, kind: 'removed', before: old.get(path) };
    const values = { before: old.get(path), after: fresh.get(path) };
    return { path, kind: isSame(values.before, values.after) ? 'same' : 'changed', ...values };
  });
}

/** A value as a reader sees it: texts as they are, the rest as JSON. */
export function showValue(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

/** Every value that holds no others, by its path. An empty list or object is a value of its own. */
function leavesOf(details: Details): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  const visit = (value: unknown, path: string): void => {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (entries.length === 0) {
      if (path !== '') leaves.set(path, value);
      return;
    }
    for (const [key, part] of entries) visit(part, path === '' ? key : `${path}.${key}`);
  };
  visit(details, '');
  return leaves;
}

/** Leaves are plain, or empty lists and objects. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
