import { ExpressionError } from '@waymark/expression';
import { StepError } from '../steps/step-error.ts';

/**
 * Whether a journey may go on after an error: after one of an evaluation or a step. Exhausted budgets and broken
 * infrastructure are never an answer to a question.
 */
export const isCatchable = (error: unknown): error is ExpressionError | StepError =>
  error instanceof StepError
    ? error.code !== 'loop-limit'
    : error instanceof ExpressionError && error.code !== 'E_LIMIT';
