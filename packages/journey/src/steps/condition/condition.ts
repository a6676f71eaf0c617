import { booleanType, type Value } from '@waymark/expression';
import { Type } from 'typebox';
import { isCatchable } from '../../run/catchable.ts';
import { expressionField, formulasOf } from '../fields.ts';
import { StepError } from '../step-error.ts';
import { defineStepKind } from '../step-kind.ts';

const config = Type.Object(
  { condition: expressionField('A formula that yields true or false.') },
  { additionalProperties: false },
);

const YES = 0;
const NO = 1;
const OTHERWISE = 2;

/** The Condition step of Mosaic, with its branches Yes, No and Otherwise. */
export const condition = defineStepKind({
  kind: 'condition',
  name: 'Condition',
  category: 'Flow control',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [
    { name: 'yes', label: 'Yes', required: true },
    { name: 'no', label: 'No', required: true },
    { name: 'otherwise', label: 'Otherwise', required: false },
  ],
  effects: 'none',
  docs: `Takes one of two branches: *yes* when the condition is true, *no* when it is false.

The condition must yield a boolean. Anything else counts as an evaluation error, as does a member read on \`null\`, a
failed conversion or an unknown variable. An error takes the *otherwise* branch where there is one; without it the run
fails. An error never counts as true, nor as false.`,
  example: { condition: '@policy.request().body.amount > 1000' },
  dataFlow: (fields) =>
    formulasOf(config, fields).map((reads) => ({ reads, purpose: 'decision', expected: booleanType, tolerant: true })),
  compile(fields, compiler) {
    const formula = compiler.expression(fields.condition, 'condition');
    const hasOtherwise = compiler.isConnected('otherwise');
    const recover = (error: unknown): number => {
      if (hasOtherwise && isCatchable(error)) return OTHERWISE;
      throw error;
    };
    return (run) => {
      try {
        const value = formula(run);
        if (value instanceof Promise) return value.then(decide).catch(recover);
        return decide(value);
      } catch (error) {
        return recover(error);
      }
    };
  },
});

function decide(value: Value): number {
  if (value === true) return YES;
  if (value === false) return NO;
  throw new StepError('not-boolean', 'condition', 'The condition yielded something other than true or false.');
}
