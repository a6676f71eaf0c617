import type { Binary, Expression, Value } from '@waymark/expression';
import type { Goal } from './goal.ts';
import { isMet } from './goal.ts';
import type { Input } from './input.ts';
import type { Inverter } from './inverter.ts';

/** How far an input is from meeting goals: 0 where all hold, and less the nearer a comparison is to turning over. */
export function distanceTo(goals: readonly Goal[], input: Input, inverter: Inverter): number {
  return goals.reduce((sum, goal) => {
    if (isMet(goal, input, inverter)) return sum;
    return sum + (goal.kind === 'yields' ? distance(goal.node, goal.value, input, inverter) : 1);
  }, 0);
}

/** The branch distance of search-based testing, between 0 and 1. */
function distance(node: Expression, wanted: boolean, input: Input, inverter: Inverter): number {
  const value = inverter.valueOf(node, input);
  if (value === wanted) return 0;
  if (node.kind === 'unary' && node.operator === '!') return distance(node.operand, !wanted, input, inverter);
  if (node.kind !== 'binary') return value === undefined ? 1 : 0.9;
  const { left, right, operator } = node;
  if (operator === '&&' || operator === '||') {
    const both = [distance(left, wanted, input, inverter), distance(right, wanted, input, inverter)];
    return (operator === '&&') === wanted ? (both[0] as number) / 2 + (both[1] as number) / 2 : Math.min(...both);
  }
  return compared(node, input, inverter);
}

function compared({ left, right }: Binary, input: Input, inverter: Inverter): number {
  const [one, two] = [inverter.valueOf(left, input), inverter.valueOf(right, input)];
  if (one === undefined || two === undefined) return 1;
  return gap(one, two);
}

function gap(one: Value, two: Value): number {
  if (typeof one === 'number' && typeof two === 'number') return scaled(Math.abs(one - two) + 1);
  if (typeof one === 'string' && typeof two === 'string') {
    let common = 0;
    while (common < one.length && one[common] === two[common]) common++;
    return scaled(Math.max(one.length, two.length) - common + 1);
  }
  return 0.95;
}

const scaled = (size: number) => 0.9 * (size / (size + 1));
