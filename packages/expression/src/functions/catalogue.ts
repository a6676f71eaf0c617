import type { Fix } from '../diagnostic.ts';
import { cryptoFunctions } from './crypto.ts';
import { environmentFunctions } from './env.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { globalFunctions } from './global.ts';
import { jsonFunctions } from './json.ts';
import { mathFunctions } from './math.ts';
import { policyFunctions } from './policy.ts';
import { stdFunctions } from './std.ts';
import { regexFunctions } from './strings/regex.ts';
import { stringFunctions } from './strings.ts';
import { timeFunctions } from './time.ts';

/** Every function there is, for completion and for the reference. `@webrequests.*` are known to the host alone. */
export const functionCatalogue: readonly FunctionDefinition[] = [
  ...globalFunctions,
  ...stdFunctions,
  ...stringFunctions,
  ...regexFunctions,
  ...mathFunctions,
  ...timeFunctions,
  ...jsonFunctions,
  ...cryptoFunctions,
  ...environmentFunctions,
  ...policyFunctions,
];

const byName: ReadonlyMap<string, FunctionDefinition> = new Map(functionCatalogue.map((entry) => [entry.name, entry]));

export function findFunction(name: string): FunctionDefinition | undefined {
  return byName.get(name);
}

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
};

/** Names that Mosaic has and Waymark does not. */
const unsupported: Readonly<Record<string, string>> = {
  'std.legacyField': 'it belongs to an older system.',
  'std.wrapPushToken': 'it belongs to push notifications.',
  'crypto.verifyAndDecryptExternalToken':
    'what it checks is not documented. Use @crypto.verifyToken, which says what it checks.',
};

/** The message about an unknown function, with the nearest known name as a fix. */
export function suggestFunction(name: string, start: number, end: number): { message: string; fix?: Fix } {
  if (Object.hasOwn(unsupported, name)) return { message: `@${name}() is not supported: ${unsupported[name]}` };
  const unknown = `There is no function @${name}().`;
  const last = name.split('.').at(-1) ?? '';
  const known = Object.hasOwn(insteadOf, last) ? insteadOf[last] : undefined;
  if (known !== undefined) return { message: `${unknown} ${known}` };
  const near = nearestName(name);
  if (near === undefined) return { message: unknown };
  return {
    message: `${unknown} Did you mean @${near}()?`,
    fix: { title: `Use @${near}`, edits: [{ start, end, text: near }] },
  };
}

function nearestName(name: string): string | undefined {
  const last = name.split('.').at(-1)?.toLowerCase() ?? '';
  let best: string | undefined;
  let bestDistance = 3;
  for (const candidate of byName.keys()) {
    const candidateLast = candidate.split('.').at(-1)?.toLowerCase() ?? '';
    const distance = editDistance(last, candidateLast) + (candidate.split('.')[0] === name.split('.')[0] ? 0 : 0.5);
    if (distance < bestDistance && distance <= last.length / 2) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Number of characters to insert, delete or change. Names that differ much in length are not compared. */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 9;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[right.length] as number;
}
