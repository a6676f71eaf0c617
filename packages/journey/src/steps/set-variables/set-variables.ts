import { Type } from 'typebox';
import { inTurn } from '../in-turn.ts';
import { defineStepKind } from '../step-kind.ts';
import { flowOfRows, setRows, variableRows } from '../variable-rows.ts';

const config = Type.Object(
  { variables: variableRows('Computed from top to bottom; a row sees the rows above it.', 1) },
  { additionalProperties: false },
);

const NEXT = 0;

/** The Set Temporary Variables step of Mosaic. Rows run in order and see earlier rows (our decision U19). */
export const setVariables = defineStepKind({
  kind: 'set-variables',
  name: 'Set variables',
  category: 'Data',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [{ name: 'next', label: 'Next', required: true }],
  canFail: true,
  effects: 'none',
  docs: `Computes values and keeps them under names that every later step can read or set again.

Rows run from top to bottom, and a row sees the rows above it. When an expression fails, the step fails; the rows above it
keep their values. Wrap an expression in \`try … catch …\` where you expect that. A lambda can't be kept in a variable.`,
  example: { variables: [{ name: 'amount', value: '@policy.request().body.amount ?? 0' }] },
  dataFlow: ({ variables }) => flowOfRows(variables, 'variables'),
  compile({ variables }, compiler) {
    const run = inTurn(setRows(variables, 'variables', compiler), () => NEXT);
    return (state) => run(state, undefined);
  },
});
