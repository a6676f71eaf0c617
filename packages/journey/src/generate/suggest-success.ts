import type { Expression, Value } from '@waymark/expression';
import type { Input } from './input.ts';
import type { Inverter } from './inverter.ts';
import { isRecord } from './json-values.ts';
import { SAMPLES } from './other-values.ts';
import { unsignedToken } from './render-input.ts';
import { childrenOf } from './syntax.ts';

const MAX_DEPTH = 16;

export const typeName = (value: Value): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Inputs for which a formula probably yields a value, of the given type where one is named. */
export function* suggestSuccess(
  inverter: Inverter,
  node: Expression,
  input: Input,
  type: string | undefined,
  depth: number,
): Generator<Input> {
  if (depth > MAX_DEPTH) return;
  const value = inverter.valueOf(node, input);
  if (value !== undefined) {
    if (type === undefined || typeName(value) === type) yield input;
    else yield* inverter.assign(node, SAMPLES[type] ?? null, input, depth);
    return;
  }
  const failing = childrenOf(node).find(
    (child) => child.kind !== 'lambda' && inverter.valueOf(child, input) === undefined,
  );
  const repaired =
    failing === undefined
      ? repair(inverter, node, input, depth)
      : suggestSuccess(inverter, failing, input, undefined, depth + 1);
  for (const next of repaired) {
    if (next !== input) yield* suggestSuccess(inverter, node, next, type, depth + 1);
  }
}

/** All parts have values, and the whole has none: one of them must be another. */
function* repair(inverter: Inverter, node: Expression, input: Input, depth: number): Generator<Input> {
  if (node.kind === 'member' || node.kind === 'subscript') {
    yield* inverter.assign(node.target, {}, input, depth + 1);
    return;
  }
  const samples: Value[] = [
    '1',
    1,
    'text',
    {},
    [],
    '{}',
    new Date(input.now).toISOString(),
    '+4930901820',
    true,
    unsignedToken({}),
  ];
  for (const child of childrenOf(node)) {
    if (child.kind === 'lambda') continue;
    const now = inverter.valueOf(child, input);
    for (const sample of samples) {
      for (const next of inverter.assign(child, sample, input, depth + 1)) {
        if (next !== input && inverter.valueOf(node, next) !== undefined) yield next;
      }
    }
    // Several parts may be wrong at once: missing ones get a value, and the others are looked at again.
    if (now === null || isRecord(now)) yield* inverter.assign(child, '1', input, depth + 1);
  }
}
