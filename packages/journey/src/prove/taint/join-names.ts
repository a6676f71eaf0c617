import type { Names } from './evaluate-flow.ts';
import { type FlowValue, joinValues } from './flow-value.ts';

/** The larger map itself where it has all that the smaller one has: long journeys have many variables. */
export function joinNames(left: Names, right: Names): Names {
  if (left === right) return left;
  const [base, other] = left.size >= right.size ? [left, right] : [right, left];
  let joined: Map<string, FlowValue> | undefined;
  for (const [name, value] of other) {
    const known = base.get(name);
    if (known === value) continue;
    joined ??= new Map(base);
    joined.set(name, known === undefined ? value : joinValues(known, value));
  }
  return joined ?? base;
}
