import { Type } from 'typebox';
import { expressionField, formulasOf } from '../fields.ts';
import { inTurn } from '../in-turn.ts';
import { defineStepKind } from '../step-kind.ts';

const config = Type.Object(
  { result: Type.Optional(expressionField('What the calling step gets. Absent: null.')) },
  { additionalProperties: false },
);

const DONE = 0;

/** The Complete Journey step of Mosaic, as far as it ends a sub-journey. */
export const complete = defineStepKind({
  kind: 'complete',
  name: 'Complete',
  category: 'Completion',
  journeyKinds: ['sub-journey'],
  config,
  branches: [],
  returns: true,
  effects: 'none',
  docs: `Ends a sub-journey. The journey that called it goes on behind the calling step, with the result in the variable that it names.`,
  example: { result: '{"trusted": score > 70}' },
  dataFlow: (fields) => formulasOf(config, fields).map((reads) => ({ reads, purpose: 'value' })),
  compile({ result }, compiler) {
    const slot = compiler.resultSlot;
    const keep = inTurn<undefined>(
      result === undefined
        ? []
        : [
            {
              formula: compiler.expression(result, 'result'),
              take: (run, value) => {
                if (slot !== undefined) run.variables[slot] = value;
                return undefined;
              },
            },
          ],
      () => DONE,
    );
    return (run) => {
      if (slot !== undefined && result === undefined) run.variables[slot] = null;
      return keep(run, undefined);
    };
  },
});
