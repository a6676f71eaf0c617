import { tryConstant } from '../compile/try-constant.ts';
import type { SourceRange } from '../errors.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import { textOf } from './source-text.ts';

/** Why a call fails whatever happens, and where. */
export interface ConstantFailure extends SourceRange {
  readonly message: string;
}

/** Steps for the calls of one formula. */
const STEPS_OF_FORMULA = 20_000;

/** Steps for all formulas that are looked at together: a fraction of a second. */
const STEPS = 200_000;

/**
 * Tries out calls whose arguments never change. All formulas that are checked with one of these share its budget, so that
 * a document of many formulas takes no longer than one of few. Where the budget is used up, nothing more is found.
 */
export class ConstantTrials {
  /** By the texts of the calls; their places count from where they begin. */
  readonly #known = new Map<string, ConstantFailure | undefined>();
  #stepsLeft = STEPS;
  #stepsLeftOfFormula = 0;

  /** Steps that the evaluations have taken so far. */
  get stepsUsed(): number {
    return STEPS - this.#stepsLeft;
  }

  /** Begins with the calls of another formula. */
  beginFormula(): void {
    this.#stepsLeftOfFormula = STEPS_OF_FORMULA;
  }

  /** Why a constant tree without lambdas fails; undefined if it doesn't, or if there are no steps left to find out. */
  failureOf(tree: Expression, source: string, variables: ReadonlyMap<string, Value>): ConstantFailure | undefined {
    const text = textOf(source, tree);
    const key = variables.size === 0 ? text : `${text} ${JSON.stringify([...variables])}`;
    if (this.#known.has(key)) return moved(this.#known.get(key), tree.start);
    const budget = Math.min(this.#stepsLeftOfFormula, this.#stepsLeft);
    if (budget <= 0) return undefined;
    const { error, steps } = tryConstant(tree, variables, budget);
    // An evaluation costs something even if its steps are few.
    const used = Math.min(budget, steps + 1);
    this.#stepsLeft -= used;
    this.#stepsLeftOfFormula -= used;
    const failure = error && { message: error.message, start: error.start, end: error.end };
    if (steps <= budget) this.#known.set(key, moved(failure, -tree.start));
    return failure;
  }
}

function moved(failure: ConstantFailure | undefined, distance: number): ConstantFailure | undefined {
  return failure && { ...failure, start: failure.start + distance, end: failure.end + distance };
}
