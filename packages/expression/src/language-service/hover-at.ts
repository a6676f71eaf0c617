import { findFunction } from '../functions/catalogue.ts';
import type { Call, Expression, LambdaExpression, Let, Variable } from '../syntax/tree.ts';
import { analyse } from '../types/check-expression.ts';
import type { Checker } from '../types/checker.ts';
import { formatType } from '../types/format-type.ts';
import { type Type, unknownType } from '../types/type.ts';
import { lex } from './cursor-site.ts';
import { declarationOf } from './declaration.ts';
import { docsOfNamespace, functionDocs, typedSignature } from './function-text.ts';
import { keywordDocs } from './keyword-docs.ts';
import { checkOptionsOf, type LanguageContext } from './language-context.ts';
import { sampleAt } from './sample-at.ts';
import { pathTo, type TreePath } from './tree-path.ts';

/** What is to be said about a stretch of the text. */
export interface Hover {
  readonly start: number;
  readonly end: number;
  /** One line: a signature, or a name with its type. */
  readonly code: string;
  /** Markdown; may be empty. */
  readonly docs: string;
}

interface Place {
  readonly source: string;
  readonly position: number;
  readonly path: TreePath;
  readonly checker: Checker;
  readonly context: LanguageContext;
}

/** What a place of an expression or template means; `undefined` where there is nothing to say. Never throws. */
export function hoverAt(source: string, offset: number, context: LanguageContext = {}): Hover | undefined {
  const tokens = lex(source, context);
  const at = (position: number) => tokens.find(({ start, end }) => start <= position && position < end);
  // After a word, the word is meant.
  const position =
    at(offset) === undefined || (isPunctuation(at(offset)?.kind) && at(offset - 1)) ? offset - 1 : offset;
  const token = at(at(position) === undefined ? offset : position);
  if (token === undefined || token.kind === 'template-text') return undefined;
  const { tree, checker } = analyse(source, checkOptionsOf(context));
  if (tree === null) return undefined;
  const path = pathTo(tree, token.start);
  const place = { source, position: token.start, path, checker, context };
  if (token.kind === 'keyword' && !isName(path.at(-1), token.start)) {
    const docs = keywordDocs[token.text] ?? '';
    return { start: token.start, end: token.end, code: token.text, docs };
  }
  return hoverOf(place);
}

const isPunctuation = (kind: string | undefined): boolean => kind === 'punctuator' || kind === 'interpolation-end';

function isName(node: Expression | undefined, position: number): boolean {
  if (node?.kind === 'call') return position < node.nameEnd;
  return node?.kind === 'member' && node.nameStart === position;
}

function hoverOf(place: Place): Hover | undefined {
  const { path, position, checker } = place;
  const node = path.at(-1);
  if (node === undefined || node.kind === 'error') return undefined;
  switch (node.kind) {
    case 'call':
      return position < node.nameEnd ? hoverOfFunction(node, place) : hoverOfValue(node, '', place);
    case 'variable':
      return hoverOfVariable(node, place);
    case 'member':
      return { ...hoverOfValue(node, node.name, place), ...(position >= node.nameStart && { start: node.nameStart }) };
    case 'let':
      return hoverOfBinding(node, place);
    case 'lambda':
      return hoverOfParameter(node, place);
    case 'object': {
      const entry = node.entries.find(({ keyStart, keyEnd }) => keyStart <= position && position < keyEnd);
      if (entry === undefined) return hoverOfValue(node, '', place);
      const type = checker.types.get(entry.value) ?? unknownType;
      return { start: entry.keyStart, end: entry.keyEnd, code: labelled(entry.key, type), docs: '' };
    }
    default:
      return hoverOfValue(node, '', place);
  }
}

function labelled(name: string, type: Type): string {
  return name === '' ? formatType(type) : `${name}: ${formatType(type)}`;
}

function hoverOfValue(node: Expression, name: string, { checker, context }: Place): Hover {
  const type = checker.types.get(node) ?? unknownType;
  const environment = checker.environments.get(node);
  const sample = environment && sampleAt(node, environment, context);
  const docs = sample === undefined ? '' : `For example \`${sample}\``;
  return { start: node.start, end: node.end, code: labelled(name, type), docs };
}

function hoverOfFunction(node: Call, { position, checker, context, source }: Place): Hover {
  const { name, nameStart, nameEnd, start } = node;
  const dot = source.indexOf('.', nameStart);
  const isNamespace = position >= nameStart && dot >= 0 && dot < nameEnd && position < dot;
  if (isNamespace) {
    const namespace = name.slice(0, name.indexOf('.'));
    return { start: nameStart, end: dot, code: `@${namespace}`, docs: docsOfNamespace(namespace) };
  }
  const definition = findFunction(name);
  const result = formatType(checker.types.get(node) ?? unknownType);
  if (definition === undefined) {
    const [, request = ''] = /^webrequests\.(.+)$/.exec(name) ?? [];
    const parameters = context.webRequests?.[request]?.parameters;
    const docs = parameters === undefined ? '' : docsOfNamespace('webrequests');
    return { start, end: nameEnd, code: `@${name}(${(parameters ?? []).join(', ')}): ${result}`, docs };
  }
  return {
    start,
    end: nameEnd,
    code: typedSignature(definition),
    docs: `${functionDocs(definition)}\n\nHere: \`${result}\``,
  };
}

function hoverOfVariable(node: Variable, place: Place): Hover {
  const { path, source } = place;
  const hover = hoverOfValue(node, node.name, place);
  const declaration = declarationOf(node.name, path);
  const origin =
    declaration === undefined
      ? isKnown(node, place)
        ? 'A variable.'
        : 'There is no variable of this name.'
      : declaration.kind === 'parameter'
        ? `A parameter of the lambda at ${lineOf(source, declaration.node.start)}.`
        : `Bound by ${declaration.node.sequential ? 'letr' : 'let'} at ${lineOf(source, declaration.binding.start)}.`;
  return { ...hover, docs: [origin, hover.docs].filter(Boolean).join('\n\n') };
}

function isKnown(node: Variable, { checker }: Place): boolean {
  const environment = checker.environments.get(node);
  return environment === undefined || environment.open || environment.find(node.name) !== undefined;
}

/** `line 2, column 5`, both from 1. */
function lineOf(source: string, position: number): string {
  const lines = source.slice(0, position).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

function hoverOfBinding(node: Let, place: Place): Hover {
  const { position, checker } = place;
  const binding = node.bindings.find(({ nameStart, nameEnd }) => nameStart <= position && position < nameEnd);
  if (binding === undefined) return hoverOfValue(node, '', place);
  const type = checker.types.get(binding.value) ?? unknownType;
  return { start: binding.nameStart, end: binding.nameEnd, code: labelled(binding.name, type), docs: '' };
}

function hoverOfParameter(node: LambdaExpression, place: Place): Hover {
  const { position, checker } = place;
  const parameter = node.parameters.find(({ start, end }) => start <= position && position < end);
  const inside = checker.environments.get(node.body);
  if (parameter === undefined) {
    const shown = node.parameters.map(({ name }) => labelled(name, inside?.find(name)?.type ?? unknownType));
    const code = `(${shown.join(', ')}) => ${formatType(checker.types.get(node.body) ?? unknownType)}`;
    return { start: node.start, end: node.end, code, docs: '' };
  }
  const { start, end, name } = parameter;
  const docs = 'A parameter of this lambda.';
  return { start, end, code: labelled(name, inside?.find(name)?.type ?? unknownType), docs };
}
