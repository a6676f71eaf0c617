import { functionCatalogue } from '../functions/catalogue.ts';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import { formatType } from '../types/format-type.ts';
import { unknownType } from '../types/type.ts';
import type { Candidate } from './completion-item.ts';
import { docsOfNamespace, functionDocs, namespaceDocs, typedSignature } from './function-text.ts';
import type { LanguageContext } from './language-context.ts';

/** Where a function's name goes, and what is there already. */
export interface FunctionPlace {
  /** Where the name starts, after the `@`. */
  readonly start: number;
  readonly end: number;
  /** The namespace that was written, or `undefined` if none was yet. */
  readonly namespace: string | undefined;
  /** `@` where it has to be written, too. */
  readonly at: '' | '@';
  /** True if there are parentheses after the name. */
  readonly called: boolean;
  /** True if more of a name follows, so that only a namespace can stand here. */
  readonly qualified: boolean;
}

/** The functions and web requests of a namespace; without one, the namespaces and all functions. */
export function functionCandidates(place: FunctionPlace, context: LanguageContext): readonly Candidate[] {
  const functions = functionCatalogue.filter(({ extension }) => context.profile !== 'mosaic' || extension !== true);
  const requests = Object.keys(context.webRequests ?? {});
  const { namespace } = place;
  if (namespace !== undefined) {
    const own = functions.filter(({ name }) => namespaceOf(name) === namespace);
    const webRequests = namespace === 'webrequests' ? requests.map((name) => webRequest(name, place, context)) : [];
    return [...own.map((definition) => functionCandidate(definition, place)), ...webRequests];
  }
  const namespaces = new Set(functions.map(({ name }) => namespaceOf(name)).filter((name) => name !== ''));
  if (requests.length > 0) namespaces.add('webrequests');
  const first = Array.from(namespaces, (name) => namespaceCandidate(name, place));
  if (place.qualified) return first;
  return [...first, ...functions.map((definition) => functionCandidate(definition, place))];
}

const namespaceOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));
const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function namespaceCandidate(name: string, place: FunctionPlace): Candidate {
  const { start, end, at, qualified } = place;
  const text = at + name + (qualified ? '' : '.');
  const docs = docsOfNamespace(name);
  return { label: `@${name}`, name, kind: 'namespace', detail: docs, docs, edit: { start, end, text } };
}

function functionCandidate(definition: FunctionDefinition, place: FunctionPlace): Candidate {
  const { name, parameters } = definition;
  return {
    ...callOf(name, parameters.length > 0, place),
    kind: 'function',
    detail: typedSignature(definition),
    docs: functionDocs(definition),
  };
}

function webRequest(name: string, place: FunctionPlace, { webRequests = {} }: LanguageContext): Candidate {
  const { parameters = [], body = unknownType } = webRequests[name] ?? {};
  const detail = `@webrequests.${name}(${parameters.join(', ')}): {"status": number, "body": ${formatType(body)}}`;
  const docs = namespaceDocs.webrequests;
  return { ...callOf(`webrequests.${name}`, parameters.length > 0, place), kind: 'web-request', detail, docs };
}

/** The name with parentheses unless there are some, and the cursor between them if there is something to write. */
function callOf(name: string, takesArguments: boolean, place: FunctionPlace) {
  const { start, end, at, called, namespace } = place;
  const written = namespace === undefined ? name : lastOf(name);
  const text = at + written + (called ? '' : '()');
  const remote = namespace === undefined && name.includes('.');
  return {
    label: `@${name}`,
    name: lastOf(name),
    edit: { start, end, text },
    back: takesArguments && !called ? 1 : 0,
    ...(remote && { remote }),
  };
}
