import { ExpressionError, type ValueObject } from '@waymark/expression';
import type { PlanStep } from '../plan/plan.ts';
import { StepError } from '../steps/step-error.ts';
import type { Failure } from './outcome.ts';

/** Puts what a step threw into a failure. An error of unknown kind is a bug: its text stays out of the record. */
export function failureOf(error: unknown, step: PlanStep, field: string): Failure {
  if (error instanceof ExpressionError) {
    return {
      kind: 'failure',
      code: error.code === 'E_LIMIT' ? 'limit-exceeded' : 'expression-failed',
      message: error.message,
      step: step.id,
      field,
      errorCode: error.code,
      range: { start: error.start, end: error.end },
    };
  }
  if (error instanceof StepError) {
    const { code, message, path } = error;
    return { kind: 'failure', code: 'step-failed', message, step: step.id, field: path, errorCode: code };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { kind: 'failure', code: 'internal-error', message: `The step threw ${name}.`, step: step.id };
}

/** What a failure branch gets: the shape of Mosaic's error output. `error` is the code once more, for journeys from there. */
export const errorValue = ({ code, message }: ExpressionError | StepError, step: PlanStep): ValueObject => ({
  code,
  error: code,
  description: message,
  step_id: step.id,
});
