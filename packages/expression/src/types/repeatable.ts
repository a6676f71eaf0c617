import { findFunction } from '../functions/catalogue.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression } from '../syntax/tree.ts';

/** Longer formulas are hardly written twice. */
const maximumNodes = 200;

/**
 * Whether a formula of a usual size yields the same when it is evaluated once more in the same run: nothing in it
 * depends on the clock, on chance or on others. The request and the user stay the same during a run.
 */
export function isRepeatable(tree: Expression): boolean {
  const pending = [tree];
  let count = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (++count > maximumNodes || node.kind === 'invocation' || node.kind === 'error') return false;
    if (node.kind === 'call' && !node.name.startsWith('policy.') && !isPure(node.name)) return false;
    pending.push(...childrenOf(node));
  }
  return true;
}

function isPure(name: string): boolean {
  const definition = findFunction(name);
  return definition !== undefined && definition.impure !== true;
}
