import { findFunction } from '../functions/catalogue.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import type { Checker } from './checker.ts';

/** A node, and whether its value follows from what is written there. */
interface Candidate {
  readonly node: Expression;
  readonly parent: Candidate | undefined;
  /** Stands between `try` and `catch`. */
  readonly guarded: boolean;
  constant: boolean;
  hasCall: boolean;
}

/**
 * Reports calls that fail whenever they are evaluated, since their arguments are always the same:
 * `@json.parse("{")`. They are tried out, within a small budget for the formula.
 */
export function reportFailingCalls(tree: Expression, checker: Checker): void {
  if (!checker.source.includes('@')) return;
  checker.trials.beginFormula();
  for (const { node, parent, guarded, constant, hasCall } of candidatesIn(tree, checker)) {
    if (!constant || !hasCall || parent?.constant === true) continue;
    if (guarded) checker.guarded(() => tryOut(node, checker));
    else tryOut(node, checker);
  }
}

/** All nodes in the order of their places, each before its children. */
function candidatesIn(tree: Expression, checker: Checker): readonly Candidate[] {
  const found: Candidate[] = [];
  const pending: Pick<Candidate, 'node' | 'parent' | 'guarded'>[] = [{ node: tree, parent: undefined, guarded: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, guarded } = next;
    const candidate = { ...next, constant: isPlain(node, checker), hasCall: node.kind === 'call' };
    found.push(candidate);
    for (const child of childrenOf(node).toReversed()) {
      pending.push({
        node: child,
        parent: candidate,
        guarded: guarded || (node.kind === 'try' && child === node.body),
      });
    }
  }
  for (const { parent, constant, hasCall } of found.toReversed()) {
    if (parent === undefined) continue;
    parent.constant &&= constant;
    parent.hasCall ||= hasCall;
  }
  return found;
}

/** Nodes that bind no names and ask nobody: their values follow from those of their parts. */
function isPlain(node: Expression, checker: Checker): boolean {
  if (node.kind === 'variable') return checker.types.get(node)?.kind === 'literal';
  if (node.kind === 'call') {
    const definition = findFunction(node.name);
    return definition !== undefined && definition.impure !== true;
  }
  return !['let', 'try', 'lambda', 'invocation', 'error'].includes(node.kind);
}

function tryOut(node: Expression, checker: Checker): void {
  if (checker.environments.get(node)?.reachable === false) return;
  const { start, end } = node;
  const isReported = checker.diagnostics.some(
    (one) => one.severity !== 'info' && one.start >= start && one.end <= end && one.code !== 'extension-function',
  );
  if (isReported) return;
  const error = checker.trials.failureOf(node, checker.source, valuesIn(node, checker));
  if (error === undefined) return;
  const message = `${error.message} The arguments never change, so this always fails.`;
  checker.withdrawInfos(node);
  checker.error('failing-call', message, { start: error.start, end: error.end });
}

function valuesIn(node: Expression, checker: Checker): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const type = next.kind === 'variable' ? checker.types.get(next) : undefined;
    if (next.kind === 'variable' && type?.kind === 'literal') values.set(next.name, type.value);
    pending.push(...childrenOf(next));
  }
  return values;
}
