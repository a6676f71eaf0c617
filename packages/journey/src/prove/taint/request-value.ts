import { CLEAN, type FlowValue } from './flow-value.ts';
import { isHiddenKey } from './hidden-keys.ts';
import { type Label, type Labels, labelsOf, NO_LABELS } from './label.ts';
import { anyText } from './redirect-text.ts';

/** A place in the request, such as `['body', 'user', 'id']`; `*` stands for every item of a list. */
export type RequestPath = readonly string[];

/** Headers that say who the caller is. */
export const TOKEN_HEADERS: readonly RequestPath[] = [
  ['headers', 'authorization'],
  ['headers', 'proxy-authorization'],
  ['headers', 'cookie'],
];

/** Members of the request that the caller can't fill with a text of his own. */
const FACTS: ReadonlySet<string> = new Set(['method', 'ip']);
const SECTIONS = ['body', 'params', 'headers'] as const;

/**
 * What stands at a place of the request.
 *
 * @param tokens - Places that hold tokens.
 */
export function requestValue(path: RequestPath, tokens: readonly RequestPath[], way: Label['way'] = []): FlowValue {
  const labels = path.length === 0 || FACTS.has(path[0] as string) ? NO_LABELS : labelsAt(path, tokens, way);
  const members = membersAt(path, tokens, way);
  return {
    ...CLEAN,
    labels,
    text: anyText(labels),
    source: path,
    ...(path.includes('*') ? {} : { identity: identityOfPath(path) }),
    ...(members.size === 0 ? {} : { members }),
  };
}

/** The identity of what stands at a place of the request, itself and nothing made of it. */
export const identityOfPath = (path: RequestPath): string => `@request${JSON.stringify(path)}`;

function labelsAt(path: RequestPath, tokens: readonly RequestPath[], way: Label['way']): Labels {
  const origin = describePath(path);
  const input: Label = { kind: 'caller-input', origin, path, way };
  const token = tokens.find((one) => isPrefix(one, path));
  if (token === undefined) {
    return path.some(isHiddenKey) ? labelsOf(input, { kind: 'hidden-input', origin, path, way }) : labelsOf(input);
  }
  return labelsOf(input, { kind: 'caller-token', origin: describePath(token), path: token, way });
}

/** The members that have to be told apart: the sections of the request, and what leads to a token. */
function membersAt(path: RequestPath, tokens: readonly RequestPath[], way: Label['way']): Map<string, FlowValue> {
  const names = new Set<string>(path.length === 0 ? [...SECTIONS, ...FACTS] : []);
  for (const token of tokens) {
    if (token.length > path.length && isPrefix(path, token)) names.add(token[path.length] as string);
  }
  return new Map([...names].map((name) => [name, requestValue([...path, name], tokens, way)]));
}

/** Whether a path leads to, or into, the place that `prefix` names. */
export const isPrefix = (prefix: RequestPath, path: RequestPath): boolean =>
  prefix.length <= path.length && prefix.every((name, index) => name === path[index] || name === '*');

/** `the request header "authorization"`. */
export function describePath(path: RequestPath): string {
  const [section, ...names] = path;
  const name = names
    .map((one) => (one === '*' ? '[]' : one))
    .join('.')
    .replaceAll('.[]', '[]');
  if (section === undefined) return 'the request';
  if (section === 'headers') return name === '' ? 'the request headers' : `the request header "${name}"`;
  if (section === 'params') return name === '' ? 'the query' : `the query parameter "${name}"`;
  return name === '' ? `the request ${section}` : `"${name}" of the request ${section}`;
}
