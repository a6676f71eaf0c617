import { booleanType, numberType, type Value } from '@waymark/expression';
import { type Static, Type } from 'typebox';
import type { Run } from '../../run/run.ts';
import { expressionField } from '../fields.ts';
import { inTurn } from '../in-turn.ts';
import { StepError } from '../step-error.ts';
import { type BranchIndex, defineStepKind, type StepCompiler } from '../step-kind.ts';
import { flowOfRows, setRows, variableField, variableRows } from '../variable-rows.ts';

/** Passes that a loop may make without a step budget of its journey; the figure that Mosaic documents. */
export const MAX_PASSES = 100;
const DEFAULT_PASSES = 5;

const config = Type.Object(
  {
    condition: expressionField('Tested before each pass; the loop goes on while it is true.'),
    maxPasses: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100_000,
        default: DEFAULT_PASSES,
        description: 'Most passes. A condition that is still true then aborts the run.',
      }),
    ),
    counter: Type.Optional(
      variableField(
        'Variable with the number of passes that are done: 0 in the first one. Set after the loop as well.',
      ),
    ),
    variables: Type.Optional(
      variableRows('Set once, before the first test. Read and set them in the loop and after it.', 0),
    ),
  },
  { additionalProperties: false },
);

type Config = Static<typeof config>;

const BODY = 0;
const NEXT = 1;

/** The While Loop step of Mosaic: tested before each pass, and a failure at its limit. */
export const whileLoop = defineStepKind({
  kind: 'while-loop',
  name: 'While loop',
  category: 'Flow control',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [
    { name: 'body', label: 'Each pass', required: true },
    { name: 'next', label: 'Done', required: true },
  ],
  area: 'repeated',
  effects: 'none',
  docs: `Repeats the steps inside it while a condition is true. The condition is tested before each pass, so there may be no pass
at all; it must yield a boolean.

The steps of the loop say \`inside:\` and the loop's id. The branch *body* leads to the first of them; a branch to \`$end\` ends
the pass, and the condition is tested again. When it is false, the run goes on with *next*. A loop that reaches its most
passes with a condition that is still true aborts the run: no step can take a branch for it.

Variables that are set inside are of one pass: to keep a value from pass to pass, or to read it after the loop, set it
before the loop or in the loop's own variables. More than ${MAX_PASSES} passes need \`maxSteps\` in the journey's settings.`,
  example: { condition: 'tries < 3', maxPasses: 3, counter: 'tries' },
  maxPasses: ({ maxPasses = DEFAULT_PASSES }) => maxPasses,
  dataFlow: ({ variables = [], counter, condition }) => [
    ...flowOfRows(variables, 'variables'),
    ...(counter === undefined ? [] : [{ writes: counter, from: { type: numberType } } as const]),
    {
      reads: { path: 'condition', source: condition, mode: 'expression' },
      purpose: 'decision',
      expected: booleanType,
    },
  ],
  compile(fields, compiler) {
    const test = compileTest(fields, compiler);
    const passes = compiler.hiddenSlot();
    const counter = fields.counter === undefined ? passes : compiler.slot(fields.counter);
    const count = (run: Run, value: number): void => {
      run.variables[passes] = value;
      run.variables[counter] = value;
    };
    const begin = inTurn(setRows(fields.variables ?? [], 'variables', compiler), () => BODY);
    const start = (run: Run) => {
      count(run, 0);
      return test(run, 0);
    };
    return {
      enter(run) {
        const begun = begin(run, undefined);
        return begun instanceof Promise ? begun.then(() => start(run)) : start(run);
      },
      again(run) {
        const done = (run.variables[passes] as number) + 1;
        count(run, done);
        return test(run, done);
      },
    };
  },
});

function compileTest({ condition, maxPasses = DEFAULT_PASSES }: Config, compiler: StepCompiler) {
  const formula = compiler.expression(condition, 'condition');
  const decide = (value: Value, done: number): BranchIndex => {
    if (value === false) return NEXT;
    if (value !== true) {
      throw new StepError('not-boolean', 'condition', 'The condition yielded something other than true or false.');
    }
    if (done < maxPasses) return BODY;
    const message = `The loop made ${maxPasses} passes, the most that it may, and its condition is still true.`;
    throw new StepError('loop-limit', 'maxPasses', message);
  };
  return (run: Run, done: number): BranchIndex | Promise<BranchIndex> => {
    const value = formula(run);
    return value instanceof Promise ? value.then((answer) => decide(answer, done)) : decide(value, done);
  };
}
