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
