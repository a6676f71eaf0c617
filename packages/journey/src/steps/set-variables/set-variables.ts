import type { Value } from '@waymark/expression';
import { Type } from 'typebox';
import type { Run } from '../../run/run.ts';
import { expressionField, formulasOf } from '../fields.ts';
import { defineStepKind, type Formula } from '../step-kind.ts';

/** Names that an expression can read: letters, digits and underscores, and no word of the language. */
export const VARIABLE_PATTERN = '^(?!(?:let|letr|return|try|catch|true|false|null)$)[A-Za-z_][A-Za-z0-9_]*$';

const config = Type.Object(
  {
    variables: Type.Array(
      Type.Object(
        {
          name: Type.String({ pattern: VARIABLE_PATTERN, maxLength: 64, description: 'Name to read it by.' }),
          value: expressionField('The value, computed when the step runs.'),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200, description: 'Computed from top to bottom; a row sees the rows above it.' },
    ),
  },
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
  effects: 'none',
  docs: `Computes values and keeps them under names that every later step can read or set again.

Rows run from top to bottom, and a row sees the rows above it. When an expression fails, the run fails: wrap it in
\`try … catch …\` where you expect that. A lambda can't be kept in a variable.`,
  example: { variables: [{ name: 'amount', value: '@policy.request().body.amount ?? 0' }] },

  dataFlow: (rows) =>
    formulasOf(config, rows).flatMap((formula, row) => [
      { reads: formula },
      { writes: rows.variables[row]?.name ?? '' },
    ]),

  compile(rows, compiler) {
    const formulas: Formula[] = [];
    const slots: number[] = [];
    rows.variables.forEach((row, index) => {
      formulas.push(compiler.expression(row.value, `variables.${index}.value`));
      slots.push(compiler.slot(row.name));
    });
    const count = formulas.length;

    const setFrom = (run: Run, first: number): number | Promise<number> => {
      for (let row = first; row < count; row++) {
        const value = (formulas[row] as Formula)(run);
        if (value instanceof Promise) return value.then((answer) => setAndGoOn(run, row, answer));
        run.variables[slots[row] as number] = value;
      }
      return NEXT;
    };
    const setAndGoOn = (run: Run, row: number, value: Value) => {
      run.variables[slots[row] as number] = value;
      return setFrom(run, row + 1);
    };
    return (run) => setFrom(run, 0);
  },
});
