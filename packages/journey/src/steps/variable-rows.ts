import { Type } from 'typebox';
import { VARIABLE_PATTERN } from '../document/variable-pattern.ts';
import type { Run } from '../run/run.ts';
import { expressionField } from './fields.ts';
import type { Part } from './in-turn.ts';
import type { DataFlow, StepCompiler } from './step-kind.ts';

/** A config field that names a variable. */
export const variableField = (description: string) =>
  Type.String({ pattern: VARIABLE_PATTERN, maxLength: 64, description, 'x-variable': true });

/** Rows of a name and a formula. */
export const variableRows = (description: string, minItems: number) =>
  Type.Array(
    Type.Object(
      {
        name: variableField('Name to read it by.'),
        value: expressionField('The value, computed when the step runs.'),
      },
      { additionalProperties: false },
    ),
    { minItems, maxItems: 200, description },
  );

export interface VariableRow {
  readonly name: string;
  readonly value: string;
}

const rowPath = (field: string, row: number) => `${field}.${row}.value`;

/** Each row reads, then writes, so that a row sees the rows above it. */
export const flowOfRows = (rows: readonly VariableRow[], field: string): DataFlow[] =>
  rows.flatMap(({ name, value }, row): DataFlow[] => {
    const formula = { path: rowPath(field, row), source: value, mode: 'expression' } as const;
    return [
      { reads: formula, purpose: 'value' },
      { writes: name, from: { formula } },
    ];
  });

/** Each row as a part of the step that sets its variable. */
export const setRows = (rows: readonly VariableRow[], field: string, compiler: StepCompiler): Part<undefined>[] =>
  rows.map(({ name, value }, row) => {
    const formula = compiler.expression(value, rowPath(field, row));
    const slot = compiler.slot(name);
    const take = (run: Run, result: Parameters<Part<undefined>['take']>[1]) => {
      run.variables[slot] = result;
      return undefined;
    };
    return { formula, take };
  });
