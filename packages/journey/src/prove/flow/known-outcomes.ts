import {
  type Comparison,
  childrenOf,
  comparisonOf,
  type Expression,
  isRepeatable,
  namesRead,
  printExpression,
} from '@waymark/expression';
import { decidedByBounds } from './known-bounds.ts';

/** A condition came out true or false, and would again: nothing that it reads has changed. */
export interface KnownOutcome {
  readonly outcome: boolean;
  /** Variables that it reads. */
  readonly reads: readonly string[];
  /** Of a comparison with a number: what else it tells. */
  readonly comparison?: Comparison;
}

/** Longer conditions are hardly written twice. */
const MAX_NODES = 200;

/** Comparisons that say the opposite of another, which is the one that is kept. */
const OPPOSITES: ReadonlyMap<string, '==' | '>' | '<'> = new Map([
  ['!=', '=='],
  ['<=', '>'],
  ['>=', '<'],
]);

/** What a condition's outcome tells about itself and its parts. */
export function outcomesOf(tree: Expression, outcome: boolean): [string, KnownOutcome][] {
  if (tree.kind === 'unary' && tree.operator === '!') return outcomesOf(tree.operand, !outcome);
  if (tree.kind === 'binary' && tree.operator === (outcome ? '&&' : '||') && isShort(tree)) {
    return [...outcomesOf(tree.left, outcome), ...outcomesOf(tree.right, outcome)];
  }
  if (!isShort(tree) || !isRepeatable(tree)) return [];
  const { key, negated, comparison } = normalized(tree);
  const reads = [...namesRead(tree).variables.keys()];
  return [[key, { outcome: outcome !== negated, reads, ...(comparison && { comparison }) }]];
}

/** The outcome of a condition that was decided before; undefined if it is open. */
export function knownOutcome(tree: Expression, outcomes: ReadonlyMap<string, KnownOutcome>): boolean | undefined {
  if (outcomes.size === 0 || !isShort(tree)) return undefined;
  return decided(tree, outcomes);
}

function decided(tree: Expression, outcomes: ReadonlyMap<string, KnownOutcome>): boolean | undefined {
  if (tree.kind === 'unary' && tree.operator === '!') {
    const operand = decided(tree.operand, outcomes);
    return operand === undefined ? undefined : !operand;
  }
  if (tree.kind === 'binary' && (tree.operator === '&&' || tree.operator === '||')) {
    const decisive = tree.operator === '||';
    const left = decided(tree.left, outcomes);
    if (left === decisive) return decisive;
    const right = decided(tree.right, outcomes);
    if (right === decisive) return decisive;
    return left === undefined || right === undefined ? undefined : !decisive;
  }
  if (tree.kind === 'constant') return tree.value === true;
  if (!isRepeatable(tree)) return undefined;
  const { key, negated, comparison } = normalized(tree);
  const known = outcomes.get(key)?.outcome ?? (comparison && decidedByBounds(comparison, outcomes));
  return known === undefined ? undefined : known !== negated;
}

interface Normalized {
  readonly key: string;
  /** True if the condition says the opposite of its key. */
  readonly negated: boolean;
  readonly comparison?: Comparison | undefined;
}

/** `a != b` is the opposite of `a == b`, and `a < b` is `b > a`. */
function normalized(tree: Expression): Normalized {
  if (tree.kind !== 'binary') return { key: printExpression(tree), negated: false };
  const opposite = OPPOSITES.get(tree.operator);
  const operator = opposite ?? tree.operator;
  const plain = { ...tree, operator };
  const ordered = operator === '<' ? { ...plain, operator: '>' as const, left: tree.right, right: tree.left } : plain;
  const isComparison = operator === '>' || operator === '<' || operator === '==';
  const comparison = isComparison ? comparisonOf(operator, tree.left, tree.right) : undefined;
  return { key: printExpression(ordered), negated: opposite !== undefined, comparison };
}

const isShort = (tree: Expression) => nodesOf(tree).length <= MAX_NODES;

function nodesOf(tree: Expression): Expression[] {
  const nodes: Expression[] = [];
  const pending = [tree];
  for (let node = pending.pop(); node !== undefined && nodes.length <= MAX_NODES; node = pending.pop()) {
    nodes.push(node);
    pending.push(...childrenOf(node));
  }
  return nodes;
}
