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
  const advice = Object.hasOwn(insteadOf, last) ? insteadOf[last] : undefined;
  if (advice !== undefined && sameName === undefined) return { message: `${unknown} ${advice}` };
  const near = sameName ?? nearestFunction(name, count);
  if (near === undefined) return { message: unknown };
  return {
    message: `${unknown} Did you mean @${near}()?`,
    fix: { title: `Use @${near}`, edits: [{ start, end, text: near }] },
  };
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function namespaceOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

/** Whether a slip of the hand makes one name of the other. Short names are similar by chance. */
function isNear(written: string, known: string): boolean {
  const distance = editDistance(written, known);
  return distance <= 2 && distance < written.length / 3;
}

/** Names of functions that do the same in two namespaces. */
const aliases: ReadonlySet<string> = new Set(['len', 'cos', 'contains', 'min', 'max']);

/** Says of what a function is, which no other function of the same name is of. */
const otherFormats: ReadonlySet<string> = new Set(['xml', 'yaml', 'csv', 'html', 'url', 'uri', 'jwt', 'phone']);

const known = functionCatalogue.map(({ name }) => {
  return { name, namespace: namespaceOf(name), last: lastOf(name).toLowerCase() };
});
const namespaces: ReadonlySet<string> = new Set(known.map(({ namespace }) => namespace));

/** Of functions that are as near as each other, none is surely meant, unless they do the same. */
function nearestFunction(name: string, count: number | undefined): string | undefined {
  const last = lastOf(name).toLowerCase();
  const namespace = namespaceOf(name).toLowerCase();
  const own = new Set([...namespaces].filter((one) => fitsNamespace(namespace, one)));
  let best: (typeof known)[number][] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const one of known) {
    // Most names differ in their length already.
    if (Math.abs(one.last.length - last.length) > 2 || !takes(one.name, count)) continue;
    const isOwn = own.has(one.namespace);
    const isMeant = one.last === last ? isOwn || saysNothing(namespace) : isOwn && isNear(last, one.last);
    if (!isMeant) continue;
    const distance = editDistance(last, one.last) + (one.namespace === namespace ? 0 : isOwn ? 0.25 : 0.5);
    if (distance < least) best = [one];
    else if (distance === least) best.push(one);
    least = Math.min(least, distance);
  }
  const [first, ...others] = best;
  const isSure = others.every((one) => one.last === first?.last && aliases.has(one.last));
  return isSure ? first?.name : undefined;
}

/** A misspelled name is looked for in its own namespace; one without a namespace may be meant of any. */
const fitsNamespace = (namespace: string, own: string): boolean =>
  namespace === '' || namespace === own || isNear(namespace, own);

/** Whether a function of another namespace may be meant: `std` holds all sorts, and other systems have other names. */
const saysNothing = (namespace: string): boolean =>
  namespace === 'std' || !(namespaces.has(namespace) || otherFormats.has(namespace));

function takes(name: string, count: number | undefined): boolean {
  const definition = findFunction(name);
  if (definition === undefined || count === undefined) return definition !== undefined;
  const { least, most } = arityOf(definition);
  return count >= least && count <= most;
}
