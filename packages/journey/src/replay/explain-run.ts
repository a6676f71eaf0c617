import type { Value } from '@waymark/expression';
import type { Plan } from '../plan/plan.ts';
import type { StepRecord } from '../run/outcome.ts';
import { pathOf } from '../run/path-of.ts';
import type { Run } from '../run/run.ts';
import type { RunObserver } from '../run/run-observer.ts';

/** One step of an explained run: what its formulas yielded and what it left behind. */
export interface ExplainedStep extends StepRecord {
  readonly kind: string;
  /** By field, as a dotted path below the step's config. */
  readonly values: Readonly<Record<string, Value>>;
  /** Variables that the step set or changed, by name; those of a sub-journey behind the id of the step that calls it. */
  readonly sets: Readonly<Record<string, Value>>;
}

/** Collects an explanation while a run goes on. Values are shared with the run, which never changes them. */
export class RunExplainer implements RunObserver {
  readonly #plan: Plan;
  readonly #steps: ExplainedStep[] = [];
  #values: Record<string, Value> = {};
  #known: readonly (Value | undefined)[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  get steps(): readonly ExplainedStep[] {
    return this.#steps;
  }

  takeValue(path: string, value: Value): void {
    this.#values[path] = value;
  }

  leaveStep(run: Run): void {
    const [taken] = pathOf(this.#plan, run.path.slice(-3));
    const step = this.#plan.steps[run.path.at(-3) ?? -1];
    if (taken !== undefined && step !== undefined) {
      this.#steps.push({ ...taken, kind: step.kind, values: this.#values, sets: this.#changes(run) });
    }
    this.#values = {};
    this.#known = run.variables.slice();
  }

  #changes({ variables }: Run): Record<string, Value> {
    const changes: Record<string, Value> = {};
    this.#plan.variableNames.forEach((name, slot) => {
      const value = variables[slot];
      if (name !== undefined && value !== undefined && value !== this.#known[slot]) changes[name] = value;
    });
    return changes;
  }
}
