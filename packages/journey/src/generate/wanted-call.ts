import type { Expression, Value } from '@waymark/expression';
import type { Input } from './input.ts';
import type { Inverter } from './inverter.ts';

/** One call that is to yield a value. */
export interface WantedCall {
  readonly inverter: Inverter;
  readonly args: readonly Expression[];
  readonly value: Value;
  readonly input: Input;
  readonly depth: number;
}

/** What the arguments of a function must be, so that it yields a value. */
export type Inverse = (wanted: WantedCall) => Generator<Input>;

/** Gives an argument each of some values. */
export function* assignEach(
  { inverter, args, input, depth }: WantedCall,
  position: number,
  values: readonly Value[],
): Generator<Input> {
  const node = args[position];
  if (node !== undefined) for (const value of values) yield* inverter.assign(node, value, input, depth);
}

/** The present value of an argument; undefined where it fails or is left out. */
export function argumentOf({ inverter, args, input }: WantedCall, position: number): Value | undefined {
  const node = args[position];
  return node === undefined ? undefined : inverter.valueOf(node, input);
}
