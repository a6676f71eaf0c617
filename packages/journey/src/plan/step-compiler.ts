import { type CompiledExpression, compileExpression, type ExpressionMode, type Value } from '@waymark/expression';
import type { Step } from '../document/journey-document.ts';
import type { Run } from '../run/run.ts';
import type { RunObserver } from '../run/run-observer.ts';
import type { Callee, Formula, StepCompiler } from '../steps/step-kind.ts';

interface StepContext {
  readonly id: string;
  readonly step: Step;
  readonly slots: ReadonlyMap<string, number>;
  readonly callee: Callee | undefined;
  readonly resultSlot: number | undefined;
  readonly hiddenSlot: () => number;
}

/** What a step kind sees of the plan while one of its steps is compiled. */
export function createStepCompiler({ id, step, slots, callee, resultSlot, hiddenSlot }: StepContext): StepCompiler {
  const compile = (source: string, mode: ExpressionMode): CompiledExpression => {
    const result = compileExpression(source, { mode, variables: slots });
    if (!result.ok) throw new Error(`Step ${id}: ${result.diagnostics[0]?.message ?? 'a formula does not compile'}`);
    return result.expression;
  };
  const formula = (source: string, mode: ExpressionMode, path: string): Formula => {
    const compiled = compile(source, mode);
    const { constant } = compiled;
    if (constant !== undefined) {
      return ({ observer }) => (observer === undefined ? constant : observed(observer, path, constant));
    }
    return (run: Run) => {
      run.field = path;
      const value = compiled.evaluate(run.variables, run.host);
      return run.observer === undefined ? value : observed(run.observer, path, value);
    };
  };
  return {
    stepId: id,
    expression: (source, path) => formula(source, 'expression', path),
    template: (source, path) => formula(source, 'template', path),
    constant: (source, mode) => compile(source, mode).constant,
    isConnected: (branch) => step.branches?.[branch] !== undefined,
    slot(variable) {
      const slot = slots.get(variable);
      if (slot === undefined) throw new Error(`Step ${id} uses the variable ${variable}, which no step sets`);
      return slot;
    },
    hiddenSlot,
    callee,
    resultSlot,
  };
}

function observed(observer: RunObserver, path: string, value: Value | Promise<Value>): Value | Promise<Value> {
  if (value instanceof Promise) return value.then((answer) => observed(observer, path, answer));
  observer.takeValue(path, value);
  return value;
}
