import type { Fix } from '../diagnostic.ts';
import { editDistance } from '../types/edit-distance.ts';
import { findFunction, functionCatalogue } from './catalogue.ts';
import { arityOf } from './function-definition.ts';

/** What to write instead of functions that authors expect. */
const insteadOf: Readonly<Record<string, string>> = {
  isNull: 'Compare instead: value == null.',
  isEmpty: 'Compare instead: @std.len(value) == 0.',
  concat: 'Use a template, or a + b.',
  join: 'Use a template, a + b, or @strings.join(list, separator).',
  toString: 'Use a template: `${value}`.',
  length: 'Use @std.len(value).',
  str: 'Use a template: `${value}`.',
  if: 'Use condition ? a : b.',
  default: 'Use value ?? fallback.',
  now: 'Use @time.now().',
  split: 'Use @strings.split(text, separator).',
  replace: 'Use @strings.replace(text, old, new).',
  repeat: 'Write text * count.',
  path: 'Use @std.jsonPath(value, path).',
};

/** Names that Mosaic has and Waymark does not. */
const unsupported: Readonly<Record<string, string>> = {
  'std.legacyField': 'it belongs to an older system.',
  'std.wrapPushToken': 'it belongs to push notifications.',
  'crypto.verifyAndDecryptExternalToken':
    'what it checks is not documented. Use @crypto.verifyToken, which says what it checks.',
};

/**
 * The message about an unknown function, with a fix where it is clear which one is meant.
 *
 * @param count - Number of arguments of the call; left out, a function with any number may be meant.
 */
export function suggestFunction(
  name: string,
  start: number,
  end: number,
  count?: number,
): { message: string; fix?: Fix } {
  if (Object.hasOwn(unsupported, name)) return { message: `@${name}() is not supported: ${unsupported[name]}` };
  const unknown = `There is no function @${name}().`;
  const last = lastOf(name);
  const sameName = functionCatalogue.find((one) => one.name.toLowerCase() === name.toLowerCase())?.name;
  const known = Object.hasOwn(insteadOf, last) ? insteadOf[last] : undefined;
  if (known !== undefined && sameName === undefined) return { message: `${unknown} ${known}` };
  const near = sameName ?? nearestFunction(name, count);
  if (near === undefined) return { message: unknown };
  return {
    message: `${unknown} Did you mean @${near}()?`,
    fix: { title: `Use @${near}`, edits: [{ start, end, text: near }] },
  };
}

const lastOf = (name: string): string => name.split('.').at(-1) ?? '';

const namespaceOf = (name: string): string => (name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '');

/** Whether a slip of the hand makes one name of the other. Short names are similar by chance. */
function isNear(written: string, known: string): boolean {
  const distance = editDistance(written, known);
  return distance <= 2 && distance < written.length / 3;
}

/** Of functions that are as near as each other, none is surely meant, unless they differ in their namespace only. */
function nearestFunction(name: string, count: number | undefined): string | undefined {
  const last = lastOf(name).toLowerCase();
  const namespace = namespaceOf(name).toLowerCase();
  let best: { name: string; distance: number }[] = [];
  for (const { name: candidate } of functionCatalogue) {
    const known = lastOf(candidate).toLowerCase();
    const isSame = known === last;
    if (!takes(candidate, count) || !(isSame || (isNear(last, known) && fitsNamespace(namespace, candidate)))) continue;
    const own = namespaceOf(candidate);
    const distance = editDistance(last, known) + (own === namespace ? 0 : isNear(namespace, own) ? 0.25 : 0.5);
    if (best[0] === undefined || distance < best[0].distance) best = [{ name: candidate, distance }];
    else if (distance === best[0].distance) best.push({ name: candidate, distance });
  }
  const names = new Set(best.map((one) => lastOf(one.name)));
  return names.size === 1 ? best[0]?.name : undefined;
}

/** A misspelled name is looked for in its own namespace; one without a namespace may be meant of any. */
function fitsNamespace(namespace: string, candidate: string): boolean {
  const own = namespaceOf(candidate);
  return namespace === '' || namespace === own || isNear(namespace, own);
}

function takes(name: string, count: number | undefined): boolean {
  const definition = findFunction(name);
  if (definition === undefined || count === undefined) return definition !== undefined;
  const { least, most } = arityOf(definition);
  return count >= least && count <= most;
}
