import { stringType, unknownType } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { dataArgument, failure, listResult, wrongType } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { select } from '../json-path/evaluate.ts';
import { parseJsonPath } from '../json-path/parse.ts';
import { JsonPathError } from '../json-path/scanner.ts';
import { isSingular, type Query } from '../json-path/tree.ts';

/** Longest path, in UTF-16 units. */
const maximumPath = 2_000;
const maximumKept = 200;
/** Paths rarely change, so each is read once. */
const kept = new Map<string, Query>();

export const jsonPathFunction: FunctionDefinition = {
  name: 'std.jsonPath',
  parameters: [
    { name: 'value', type: unknownType, docs: 'What to look into.' },
    { name: 'path', type: stringType, docs: 'A JSONPath query (RFC 9535), such as `$.items[?@.price > 10].name`.' },
  ],
  returns: unknownType,
  docs: 'What a JSONPath query (RFC 9535) selects. A path that can lead to one place only, such as `$.a[0]`, gives the value there, or `null`; any other gives a list of all values found.',
  examples: [
    { source: '@std.jsonPath({"a": {"b": 1}}, "$.a.b")', result: 1 },
    { source: '@std.jsonPath([{"n": 1}, {"n": 5}], "$[?@.n > 2].n")', result: [5] },
    { source: '@std.jsonPath({"a": {"id": 1}, "b": {"id": 2}}, "$..id")', result: [1, 2] },
  ],
  makesContainer: true,
  implementation(run, value, path) {
    const document = dataArgument(value as Value, 0);
    if (typeof path !== 'string') throw wrongType('a JSONPath query as text', path as Value, 1);
    run.charge(1 + 2 * path.length);
    const query = readPath(path);
    const found = select({ run, document }, query, document);
    return isSingular(query) ? (found[0] ?? null) : listResult(run, found);
  },
};

function readPath(path: string): Query {
  const known = kept.get(path);
  if (known !== undefined) return known;
  if (path.length > maximumPath) throw failure(`A path may be ${maximumPath} characters long at most.`, 1);
  const query = attemptParse(path);
  if (kept.size >= maximumKept) kept.clear();
  kept.set(path, query);
  return query;
}

function attemptParse(path: string): Query {
  try {
    return parseJsonPath(path);
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    throw failure(`This isn't a JSONPath query (RFC 9535): it can't be read from character ${error.offset + 1} on.`, 1);
  }
}
