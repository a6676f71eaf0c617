type Steps = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * Steps that only got another id: a step that is gone and one that is new, alike in all but their branches and the only
 * ones of their kind. Where several are alike, none counts as renamed.
 *
 * @returns old id → new id
 */
export function findRenamedSteps(before: Steps, after: Steps): ReadonlyMap<string, string> {
  const gone = byContent(before, after);
  const fresh = byContent(after, before);
  const renamed = new Map<string, string>();
  for (const [content, [old, ...others]] of gone) {
    const [candidate, ...more] = fresh.get(content) ?? [];
    if (old !== undefined && candidate !== undefined && others.length === 0 && more.length === 0) {
      renamed.set(old, candidate);
    }
  }
  return renamed;
}

/** Ids of the steps that the other document lacks, by what they do. */
function byContent(steps: Steps, other: Steps): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const [id, { kind, name, description, config }] of steps) {
    if (other.has(id)) continue;
    const content = JSON.stringify([kind, name, description, config]);
    ids.set(content, [...(ids.get(content) ?? []), id]);
  }
  return ids;
}
