import { findFunction } from '../functions/catalogue.ts';
import type { FunctionDefinition } from '../functions/function-definition.ts';
import type { Call, Expression, Invocation } from '../syntax/tree.ts';
import { Bindings } from '../types/bindings.ts';
import { analyse } from '../types/check-expression.ts';
import type { Checker } from '../types/checker.ts';
import { parameterAt } from '../types/choose-signature.ts';
import { formatType } from '../types/format-type.ts';
import { matchArgument } from '../types/match-argument.ts';
import type { Type } from '../types/type.ts';
import { callStart, openCall } from './call-site.ts';
import { siteAt } from './cursor-site.ts';
import { functionDocs, parameterText } from './function-text.ts';
import { checkOptionsOf, type LanguageContext } from './language-context.ts';
import { pathTo } from './tree-path.ts';

/** The call around a place. */
export interface SignatureHelp {
  /** `@std.slice(x: string, start: number, end?: number): string`. */
  readonly label: string;
  /** In the order of the arguments, with their places in the label. */
  readonly parameters: readonly SignatureParameter[];
  /** Which of the parameters is being written; `undefined` if there is none for this argument. */
  readonly activeParameter: number | undefined;
  /** Markdown; may be empty. */
  readonly docs: string;
  /** Where the call starts. */
  readonly start: number;
}

export interface SignatureParameter {
  readonly start: number;
  readonly end: number;
  readonly docs: string;
}

/**
 * The function that is being called at a place, and which of its parameters is being written; the innermost one if
 * calls are nested. Types that the other arguments tell are filled in, also those of a lambda's parameters.
 */
export function signatureHelpAt(
  source: string,
  offset: number,
  context: LanguageContext = {},
): SignatureHelp | undefined {
  const site = siteAt(source, Math.max(0, Math.min(offset, source.length)), context);
  const call = openCall(site);
  if (call === undefined) return undefined;
  const start = callStart(site, call);
  const { tree, checker } = analyse(source, checkOptionsOf(context));
  const node = tree === null ? undefined : pathTo(tree, start).findLast((one) => one.start === start);
  const parts = partsOf(call.name, node, checker, context);
  return parts && { ...assemble(parts, call.argument), docs: parts.docs, start };
}

interface Parts {
  readonly name: string;
  readonly parameters: readonly { readonly text: string; readonly docs: string }[];
  readonly takesMore: boolean;
  readonly returns: string;
  readonly docs: string;
}

function partsOf(
  name: string | undefined,
  node: Expression | undefined,
  checker: Checker,
  { webRequests = {} }: LanguageContext,
): Parts | undefined {
  if (name === undefined) return node?.kind === 'invocation' ? invocationParts(node, checker) : undefined;
  const definition = findFunction(name);
  if (definition !== undefined) return functionParts(definition, node?.kind === 'call' ? node : undefined, checker);
  const request = name.slice('webrequests.'.length);
  if (!name.startsWith('webrequests.') || !Object.hasOwn(webRequests, request)) return undefined;
  const { parameters = [], body } = webRequests[request] ?? {};
  const returns = `{"status": number, "body": ${body === undefined ? 'unknown' : formatType(body)}}`;
  const texts = parameters.map((text) => ({ text, docs: '' }));
  return { name: `@${name}`, parameters: texts, takesMore: false, returns, docs: '' };
}

function functionParts(definition: FunctionDefinition, node: Call | undefined, checker: Checker): Parts {
  const bindings = new Bindings();
  node?.args.forEach((argument, index) => {
    const parameter = parameterAt(definition, index);
    const type = checker.types.get(argument);
    if (parameter === undefined || parameter.type.kind === 'lambda' || type === undefined) return;
    if (argument.kind !== 'error') matchArgument(parameter, type, bindings);
  });
  const isBound = bindings.changes > 0;
  return {
    name: `@${definition.name}`,
    parameters: definition.parameters.map((parameter) => {
      const type = isBound ? filledIn(parameter.type, bindings) : parameter.type;
      return { text: parameterText({ ...parameter, type }), docs: parameter.docs };
    }),
    takesMore: definition.parameters.at(-1)?.rest === true,
    returns: formatType(isBound ? bindings.apply(definition.returns) : definition.returns),
    docs: functionDocs(definition),
  };
}

/** What a lambda has to answer stays as it is: nothing is known of it yet. */
function filledIn(type: Type, bindings: Bindings): Type {
  const filled = bindings.apply(type);
  return type.kind === 'lambda' && filled.kind === 'lambda' ? { ...filled, returns: type.returns } : filled;
}

function invocationParts(node: Invocation, checker: Checker): Parts | undefined {
  const { callee } = node;
  const type = checker.types.get(callee);
  const names = callee.kind === 'lambda' ? callee.parameters : type?.kind === 'lambda' ? type.parameters : undefined;
  if (names === undefined) return undefined;
  const parameters = names.map(({ name }) => ({ text: name, docs: '' }));
  const result = checker.types.get(node);
  const returns = result === undefined ? 'unknown' : formatType(result);
  return { name: 'lambda', parameters, takesMore: false, returns, docs: '' };
}

function assemble({ name, parameters, takesMore, returns }: Parts, argument: number) {
  let label = `${name}(`;
  const places = parameters.map(({ text, docs }, index): SignatureParameter => {
    if (index > 0) label += ', ';
    const start = label.length;
    label += text;
    return { start, end: label.length, docs };
  });
  const last = parameters.length - 1;
  const active = argument <= last ? argument : takesMore ? last : undefined;
  return { label: `${label}): ${returns}`, parameters: places, activeParameter: active };
}
