import type { Code } from '../compile/code.ts';
import type { Run } from '../compile/run.ts';
import type { Value } from './value.ts';

/** What every invocation of one lambda expression has in common. */
export interface LambdaShape {
  readonly parameterCount: number;
  /** Parameters, which come first, captured values and inner bindings. */
  readonly frameSize: number;
  /** Places of the captured values. */
  readonly capturedSlots: readonly number[];
  /** Steps charged for each invocation. */
  readonly cost: number;
  /** Levels of evaluation depth that an invocation takes. */
  readonly depth: number;
  readonly body: Code;
}

/**
 * A function value. Bindings never change, so it copies what it uses of its surroundings when it is made.
 * The fields are private so that no member access can see them.
 */
export class Lambda {
  readonly #shape: LambdaShape;
  readonly #captured: readonly Value[];

  constructor(shape: LambdaShape, captured: readonly Value[]) {
    this.#shape = shape;
    this.#captured = captured;
  }

  get parameterCount(): number {
    return this.#shape.parameterCount;
  }

  /** Missing arguments read as `null`, extra ones are dropped. */
  invoke(run: Run, first: Value | undefined, second: Value | undefined, rest?: readonly Value[]): Value {
    const shape = this.#shape;
    const count = shape.parameterCount;
    const captured = this.#captured;
    const locals = new Array<Value>(shape.frameSize);
    if (count > 0) locals[0] = first ?? null;
    if (count > 1) locals[1] = second ?? null;
    for (let index = 2; index < count; index++) locals[index] = rest?.[index - 2] ?? null;
    for (let index = 0; index < captured.length; index++) {
      locals[shape.capturedSlots[index] as number] = captured[index] as Value;
    }
    run.enter(shape.cost, shape.depth);
    const result = shape.body(run, locals);
    run.leave(shape.depth);
    return result;
  }
}
