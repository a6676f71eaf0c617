import type { JourneyFix, PatchOperation } from '../diagnostic.ts';

/** The document with a fix applied; the given one stays as it is. Throws where an operation has no place in it. */
export function applyJourneyFix(document: unknown, { patch }: JourneyFix): unknown {
  return patch.reduce(applyOperation, document);
}

function applyOperation(document: unknown, operation: PatchOperation): unknown {
  return change(document, segmentsOf(operation.path), operation);
}

/** RFC 6901 §4. */
const segmentsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

function change(target: unknown, [key, ...rest]: readonly string[], operation: PatchOperation): unknown {
  if (key === undefined) return operation.op === 'remove' ? undefined : operation.value;
  if (Array.isArray(target)) return changeList(target, key, rest, operation);
  if (typeof target !== 'object' || target === null) throw new Error(`Nothing is at ${operation.path}`);
  const entries = new Map(Object.entries(target));
  if (rest.length > 0) entries.set(key, change(entries.get(key), rest, operation));
  else if (operation.op === 'remove') entries.delete(key);
  else entries.set(key, operation.value);
  return Object.fromEntries(entries);
}

function changeList(target: readonly unknown[], key: string, rest: readonly string[], operation: PatchOperation) {
  const index = key === '-' ? target.length : Number(key);
  if (!Number.isInteger(index) || index > target.length) throw new Error(`Nothing is at ${operation.path}`);
  if (rest.length > 0) return target.with(index, change(target[index], rest, operation));
  if (operation.op === 'remove') return target.toSpliced(index, 1);
  return target.toSpliced(index, operation.op === 'add' ? 0 : 1, operation.value);
}
