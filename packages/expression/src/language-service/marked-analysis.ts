import { findFunction } from '../functions/catalogue.ts';
import { arityOf } from '../functions/function-definition.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { Token } from '../syntax/token.ts';
import type { Expression } from '../syntax/tree.ts';
import { type Analysis, analyse } from '../types/check-expression.ts';
import { type CursorSite, endsOperand } from './cursor-site.ts';
import { checkOptionsOf, type LanguageContext } from './language-context.ts';
import { pathTo, type TreePath, withChild } from './tree-path.ts';

/** Stands for the word that is being written. No author would use it. */
const mark = 'waymark_cursor_word_';

/** What is known about a place whose word may be missing or unfinished. */
export interface MarkedAnalysis {
  readonly analysis: Analysis;
  /** From the root to the word. */
  readonly path: TreePath;
}

/**
 * Checks the text with a name in place of the unfinished word. If the word can't be found in the tree of the whole
 * text, what follows it is left out, and then what stands before its chain of members.
 */
export function analyseMarked(site: CursorSite, context: LanguageContext): MarkedAnalysis | undefined {
  const { source, word, kind } = site;
  const [start, text] = kind === 'string' ? [word.start - 1, `"${mark}"`] : [word.start, mark];
  const end = kind === 'string' && source[word.end] === '"' ? word.end + 1 : word.end;
  const rest = source.slice(end);
  const separator = /^\w/.test(rest) ? ' ' : '';
  const head = source.slice(0, start) + text;
  return (
    analyseAt(head + separator + rest, start, context) ??
    analyseAt(head, start, context) ??
    analyseChain(site, text, context)
  );
}

function analyseAt(source: string, position: number, context: LanguageContext): MarkedAnalysis | undefined {
  const { mode = 'expression', profile = 'extended' } = context;
  const { tree: read } = parseExpression(source, { mode, profile });
  if (read === null) return undefined;
  const tree = withArguments(read, pathTo(read, position));
  const path = pathTo(tree, position);
  if (!isMarked(path.at(-1))) return undefined;
  return { analysis: analyse({ source, tree }, checkOptionsOf(context)), path };
}

function isMarked(node: Expression | undefined): boolean {
  if (node?.kind === 'member' || node?.kind === 'variable') return node.name === mark;
  if (node?.kind === 'object') return node.entries.some(({ key }) => key === mark);
  return node?.kind === 'string' && node.value === mark;
}

/** Calls that wait for more arguments get them, or nothing could be said about those they have. */
function withArguments(tree: Expression, path: TreePath): Expression {
  let changed: Expression | undefined;
  for (let index = path.length - 1; index >= 0; index--) {
    const node = path[index] as Expression;
    const child = path[index + 1];
    if (changed !== undefined && child !== undefined) changed = withChild(node, child, changed);
    const current: Expression = changed ?? node;
    if (current.kind !== 'call') continue;
    const definition = findFunction(current.name);
    const missing = definition === undefined ? 0 : arityOf(definition).least - current.args.length;
    if (missing <= 0) continue;
    const { end } = current;
    const fillers = Array.from({ length: missing }, (): Expression => ({ kind: 'error', start: end, end }));
    changed = { ...current, args: [...current.args, ...fillers] };
  }
  return changed ?? tree;
}

/** `a.b["c"].` alone. */
function analyseChain(site: CursorSite, text: string, context: LanguageContext): MarkedAnalysis | undefined {
  const { source, word } = site;
  const start = chainStart(site);
  if (site.kind === 'operand' || start >= word.start) return undefined;
  const end = site.kind === 'string' ? word.start - 1 : word.start;
  const chain = source.slice(start, end);
  return analyseAt(chain + text, chain.length, { ...context, mode: 'expression' });
}

/** Where the chain of members and calls before the word starts. */
function chainStart({ source, tokens, before }: CursorSite): number {
  let open = 0;
  let start = source.length;
  for (let index = before; index >= 0; index--) {
    const token = tokens[index] as Token;
    const { kind, text } = token;
    const closes = text === ')' || text === ']' || text === '}';
    const beginsOperand = tokens[index + 1]?.kind === 'identifier' || tokens[index + 1]?.text === '@';
    if (open === 0 && beginsOperand && endsOperand(tokens, index)) break;
    if (closes) open++;
    else if (open > 0) open -= ['(', '[', '{', '?['].includes(text) ? 1 : 0;
    else if (kind !== 'identifier' && !['.', '?.', '@', '[', '?['].includes(text)) break;
    start = token.start;
  }
  return start;
}
