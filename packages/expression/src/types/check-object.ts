import type { ObjectEntry, ObjectLiteral } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import type { Environment } from './environment.ts';
import { reportLambda } from './report-lambda.ts';
import { neverType, type Type, unknownType } from './type.ts';
import { optionsOf, unionType, widen } from './union.ts';

export function checkObject(node: ObjectLiteral, environment: Environment, checker: Checker): Type {
  const members: Record<string, Type> = Object.create(null);
  const seen = new Set<string>();
  let rest: Type = neverType;
  for (const entry of node.entries) {
    const key = keyOf(entry, environment, checker);
    const type = checker.check(entry.value, environment);
    reportLambda(entry.value, type, checker);
    const value = widen(type);
    if (key === undefined) {
      // Whichever key it is, it may replace one of those before.
      for (const name of seen) members[name] = unionType(members[name] as Type, value);
      rest = unionType(rest, entry.bare && environment.find(entry.key) === undefined ? unknownType : value);
      continue;
    }
    if (seen.has(key)) reportRepeated(entry, checker);
    seen.add(key);
    members[key] = value;
  }
  return { kind: 'object', members: Object.fromEntries(Object.entries(members)), rest };
}

/** The key, if it is known: a bare one may be the value of a variable. */
function keyOf(entry: ObjectEntry, environment: Environment, checker: Checker): string | undefined {
  if (!entry.bare) return entry.key;
  const variable = environment.find(entry.key);
  if (variable === undefined) return environment.open ? undefined : entry.key;
  const range = { start: entry.keyStart, end: entry.keyEnd };
  checker.warning(
    'bare-key-is-variable',
    `Without quotes, this key is the value of the variable ${entry.key}. For the key "${entry.key}", put it in quotes.`,
    range,
    { title: 'Quote the key', edits: [{ ...range, text: JSON.stringify(entry.key) }] },
  );
  const options = optionsOf(variable.type);
  if (options.length > 0 && options.every(({ kind }) => kind === 'lambda')) {
    checker.error('misplaced-lambda', "A lambda can't be a key.", range);
  } else if (options.some(({ kind }) => kind === 'lambda')) checker.doubt();
  const [only] = options;
  return options.length === 1 && only?.kind === 'literal' ? String(only.value) : undefined;
}

function reportRepeated(entry: ObjectEntry, checker: Checker): void {
  const range = { start: entry.keyStart, end: entry.keyEnd };
  checker.warning(
    'duplicate-key',
    `The key "${entry.key}" is given twice; this last value wins. Remove one of them.`,
    range,
  );
}
