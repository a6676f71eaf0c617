import type { Expression, Value } from '@waymark/expression';
import { CLAIMS, type Input, type InputPath, readInput, writeInput } from './input.ts';
import type { Inverter } from './inverter.ts';
import { ASKING, leafPath, leavesOf } from './leaf.ts';
import { inlineLet } from './substitute.ts';
import { childrenOf, nodesOf } from './syntax.ts';

const MAX_DEPTH = 16;

/** What a stubbed call says when it is to fail. */
export const STUB_ERROR = 'This call fails in the test.';

/** Inputs for which a formula probably fails: calls that fail, missing parts, values of the wrong type. */
export function* suggestFailure(inverter: Inverter, node: Expression, input: Input, depth: number): Generator<Input> {
  if (depth > MAX_DEPTH) return;
  if (inverter.valueOf(node, input) === undefined) {
    yield input;
    return;
  }
  switch (node.kind) {
    case 'try':
      for (const first of suggestFailure(inverter, node.body, input, depth + 1)) {
        yield* suggestFailure(inverter, node.alternate, first, depth + 1);
      }
      return;
    case 'let':
      return yield* suggestFailure(inverter, inlineLet(node), input, depth + 1);
    case 'conditional':
      yield* suggestFailure(inverter, node.test, input, depth + 1);
      for (const yes of inverter.truth(node.test, true, input, depth))
        yield* suggestFailure(inverter, node.consequent, yes, depth + 1);
      for (const no of inverter.truth(node.test, false, input, depth))
        yield* suggestFailure(inverter, node.alternate, no, depth + 1);
      return;
    case 'binary':
      if (node.operator === '&&' || node.operator === '||') {
        yield* suggestFailure(inverter, node.left, input, depth + 1);
        const decided = inverter.truth(node.left, node.operator === '&&', input, depth);
        for (const next of decided) yield* suggestFailure(inverter, node.right, next, depth + 1);
        return;
      }
      break;
    default:
      break;
  }
  yield* failingStubs(node, input);
  yield* missingParts(node, input);
  yield* wrongOperands(inverter, node, input, depth);
}

function* failingStubs(node: Expression, input: Input): Generator<Input> {
  for (const one of nodesOf(node)) {
    const path = one.kind === 'call' && ASKING.has(one.name) ? leafPath(one) : undefined;
    const failing = path && writeInput(input, [...path.slice(0, -1), 'error'], STUB_ERROR);
    if (failing !== undefined) yield failing;
  }
}

/** Every place that the formula reads, and then what it lies in, is missing, or something else than expected. */
function* missingParts(node: Expression, input: Input): Generator<Input> {
  for (const path of leavesOf(node)) {
    for (const wrong of [undefined, 'not what is expected', 17, [], {}]) {
      const next = differing(input, path, wrong);
      if (next !== undefined) yield next;
    }
    for (let length = path.length - 1; length >= 2; length--) {
      const outer = path.slice(0, length);
      const isToken = path[length] === CLAIMS;
      for (const wrong of isToken ? ['not-a-token', null] : [null]) {
        const next = differing(input, outer, wrong);
        if (next !== undefined) yield next;
      }
    }
  }
}

function differing(input: Input, path: InputPath, value: Value | undefined): Input | undefined {
  return JSON.stringify(readInput(input, path)) === JSON.stringify(value) ? undefined : writeInput(input, path, value);
}

/** What operators and functions are given is of a type that they can't use. */
function* wrongOperands(inverter: Inverter, node: Expression, input: Input, depth: number): Generator<Input> {
  for (const child of childrenOf(node)) {
    if (child.kind === 'lambda' || leafPath(child) !== undefined) continue;
    yield* suggestFailure(inverter, child, input, depth + 1);
    for (const wrong of [null, 'not a number', 0, {}]) yield* inverter.assign(child, wrong, input, depth + 1);
  }
}
