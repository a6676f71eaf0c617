import type { Value } from '@waymark/expression';
import { type Input, type InputPath, readInput, writeInput } from './input.ts';
import type { InputSearch, KnownInput } from './input-search.ts';

/** Removes what a path doesn't need, so that a test shows what matters. */
export async function simplifyInput(found: KnownInput, search: InputSearch, maxRuns: number): Promise<KnownInput> {
  let best = found;
  let runs = 0;
  for (const path of removable(found.input)) {
    if (runs >= maxRuns) break;
    const value = readInput(best.input, path);
    const smaller = value === undefined ? undefined : writeInput(best.input, path, undefined);
    if (smaller === undefined) continue;
    runs++;
    const run = await search.run(smaller);
    if (run.key === found.key) best = run;
  }
  return best;
}

/** Places whose values a caller may leave out, the inner ones first. */
function removable(input: Input): InputPath[] {
  const places = (root: InputPath) => inside(readInput(input, root) as Value | undefined, root);
  return [
    ...places(['request', 'body']),
    ...places(['request', 'params']),
    ...places(['request', 'headers']),
    ...Object.entries(input.stubs).flatMap(([port, answers]) =>
      answers.flatMap((_answer, index) => places(['stubs', port, index, 'answer'])),
    ),
    ...Object.keys(input.environment).map((name) => ['environment', name]),
  ];
}

function inside(value: Value | undefined, path: InputPath): InputPath[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()].reverse() : Object.keys(value);
  return keys.flatMap((key) => {
    const place = [...path, key];
    return [...inside(value[key as never], place), place];
  });
}
