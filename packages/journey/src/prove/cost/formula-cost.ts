import { childrenOf, type Expression, findFunction } from '@waymark/expression';
import { COST, isHeavy } from './cost-model.ts';

interface Pending {
  readonly node: Expression;
  /** How often it is evaluated. */
  readonly times: number;
}

/** The longest that a formula may take, in milliseconds: what it computes, within its budget, and what it waits for. */
export function formulaCost(tree: Expression): number {
  let computing = 0;
  let waiting = 0;
  const pending: Pending[] = [{ node: tree, times: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, times } = next;
    computing += times * COST.node;
    // A lambda may call itself, so that nothing but the budget bounds it.
    if (node.kind === 'invocation') computing += COST.evaluation;
    if (node.kind === 'call') {
      const { compute, wait } = callCost(node.name);
      computing += times * compute;
      waiting += times * wait;
    }
    const inner = node.kind === 'lambda' ? times * COST.listLength : times;
    for (const child of childrenOf(node)) pending.push({ node: child, times: inner });
  }
  return Math.min(computing, COST.evaluation) + waiting;
}

function callCost(name: string): { compute: number; wait: number } {
  if (name.startsWith('webrequests.')) return { compute: COST.call, wait: COST.webRequest };
  if (findFunction(name)?.waits === true) return { compute: COST.call, wait: COST.keyCall };
  return { compute: isHeavy(name) ? COST.heavyCall : COST.call, wait: 0 };
}
