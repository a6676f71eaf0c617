import type { Call, Expression } from '@waymark/expression';
import type { AnsweringPort } from './input.ts';
import { ASKING, leafPath, stubMark } from './leaf.ts';
import { literal, withChildren } from './syntax.ts';

/** How often each port was asked so far on a path. */
export type CallCounts = ReadonlyMap<AnsweringPort, number>;

/** A formula whose calls of ports are numbered in the order in which they happen. */
export interface IndexedFormula {
  readonly node: Expression;
  readonly counts: CallCounts;
  /** Tokens and texts that the calls are given: they must be texts, or the port isn't asked. */
  readonly given: readonly Expression[];
}

/** Numbers the calls of ports in a formula, so that each can be given an answer of its own; numbered ones stay. */
export function indexCalls(node: Expression, before: CallCounts): IndexedFormula {
  const counts = new Map(before);
  const given: Expression[] = [];
  const visit = (one: Expression): Expression => {
    const inner = one.kind === 'conditional' ? eitherWay(one, counts, visit) : withChildren(one, visit);
    const port = inner.kind === 'call' ? ASKING.get(inner.name) : undefined;
    if (inner.kind !== 'call' || port === undefined || leafPath(inner) !== undefined) return inner;
    const index = counts.get(port) ?? 0;
    counts.set(port, index + 1);
    return marked(inner, index, given);
  };
  return { node: visit(node), counts, given };
}

/** Only one of the two sides of a conditional asks: both get the same numbers. */
function eitherWay(
  node: Extract<Expression, { kind: 'conditional' }>,
  counts: Map<AnsweringPort, number>,
  visit: (one: Expression) => Expression,
): Expression {
  const test = visit(node.test);
  const start = new Map(counts);
  const consequent = visit(node.consequent);
  const after = new Map(counts);
  counts.clear();
  for (const [port, count] of start) counts.set(port, count);
  const alternate = visit(node.alternate);
  for (const [port, count] of after) counts.set(port, Math.max(count, counts.get(port) ?? 0));
  return { ...node, test, consequent, alternate };
}

function marked(call: Call, index: number, given: Expression[]): Call {
  const mark = literal(stubMark(index));
  const [first, ...rest] = call.args;
  if (first === undefined) return call;
  if (call.name === 'crypto.signToken') return { ...call, args: [first, mark, ...rest.slice(1)] };
  given.push(first);
  return { ...call, args: [mark, ...rest] };
}
