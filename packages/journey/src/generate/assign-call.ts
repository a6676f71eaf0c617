import type { Call, Value } from '@waymark/expression';
import type { Input } from './input.ts';
import { listInverses } from './inverse-lists.ts';
import { numberInverses } from './inverse-numbers.ts';
import { textInverses } from './inverse-texts.ts';
import type { Inverter } from './inverter.ts';
import type { Inverse } from './wanted-call.ts';

const INVERSES: ReadonlyMap<string, Inverse> = new Map(
  Object.entries({ ...listInverses, ...textInverses, ...numberInverses }),
);

/** Inputs for which a function yields a value; nothing for functions that are not known here. */
export function* assignCall(
  inverter: Inverter,
  { name, args }: Call,
  value: Value,
  input: Input,
  depth: number,
): Generator<Input> {
  const inverse = INVERSES.get(name);
  if (inverse !== undefined) yield* inverse({ inverter, args, value, input, depth });
}
