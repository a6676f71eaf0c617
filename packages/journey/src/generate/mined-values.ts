import type { Expression, Value } from '@waymark/expression';
import { nodesOf } from './syntax.ts';

const COMMON: readonly Value[] = [null, '', 'text', 0, 1, -1, true, false, {}, []];

/** Values worth trying: the constants of formulas, their neighbours, and the usual suspects. */
export function minedValues(nodes: readonly Expression[]): Value[] {
  const found = new Map<string, Value>();
  const add = (value: Value) => found.set(JSON.stringify(value), value);
  for (const root of nodes) {
    for (const node of nodesOf(root)) {
      if (node.kind === 'number') for (const delta of [0, 1, -1]) add(node.value + delta);
      if (node.kind === 'number') add(String(node.value));
      if (node.kind === 'string' && !node.value.startsWith('stub-')) {
        add(node.value);
        add([node.value]);
        add(`${node.value}x`);
        add(node.value.slice(0, -1));
      }
    }
  }
  for (const value of COMMON) add(value);
  return [...found.values()];
}
