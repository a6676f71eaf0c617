import type { Value } from '@waymark/expression';
import { type Static, Type } from 'typebox';
import { ID_PATTERN } from '../../document/id-pattern.ts';
import { isCatchable } from '../../run/catchable.ts';
import { expressionField, formulasOf } from '../fields.ts';
import { inTurn } from '../in-turn.ts';
import { type ConfigFinding, defineStepKind, type StepCompiler } from '../step-kind.ts';
import { type Comparable, type DataType, toComparable } from './comparable.ts';

const config = Type.Object(
  {
    source: expressionField('The value to compare, computed once.'),
    dataType: Type.Union([Type.Literal('integer'), Type.Literal('double'), Type.Literal('string')], {
      description: 'What both sides are converted to before they are compared.',
    }),
    cases: Type.Array(
      Type.Object(
        {
          name: Type.String({
            pattern: ID_PATTERN,
            maxLength: 64,
            description: 'Name of the branch: lower-case letters, digits and hyphens.',
          }),
          value: expressionField('The value that takes this branch.'),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100, description: 'Compared from top to bottom; the first match wins.' },
    ),
  },
  { additionalProperties: false },
);

/** Names of branches that every match-case step has by itself. */
const OTHERWISE = 'otherwise';

type Config = Static<typeof config>;

/** The Match Case step of Mosaic. `otherwise` is taken when nothing matches and when the evaluation fails. */
export const matchCase = defineStepKind({
  kind: 'match-case',
  name: 'Match case',
  category: 'Flow control',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: ({ cases }) => [
    ...cases.map(({ name }) => ({ name, label: name, required: true })),
    { name: OTHERWISE, label: 'Otherwise', required: true },
  ],
  effects: 'none',
  docs: `Compares one value with several, and takes the branch of the first that is equal. Each case is a branch of its own name.

Both sides are converted to the data type first: \`integer\` takes whole numbers and texts that hold one, \`double\` any number
and texts that hold one, \`string\` texts, numbers and booleans. The *otherwise* branch is taken when nothing matches, and when
a formula fails or a value can't be converted. Cases below the first match are not evaluated.`,
  example: {
    source: '@policy.request().body.channel',
    dataType: 'string',
    cases: [
      { name: 'branch-office', value: '"branch"' },
      { name: 'online', value: '"web"' },
    ],
  },
  check: ({ cases }) => [...checkNames(cases), ...checkConstants(cases)],
  dataFlow: (fields) => formulasOf(config, fields).map((reads) => ({ reads, purpose: 'decision', tolerant: true })),
  compile(fields, compiler) {
    const otherwise = fields.cases.length;
    const decide = compileCases(fields, compiler);
    const recover = (error: unknown): number => {
      if (isCatchable(error)) return otherwise;
      throw error;
    };
    return (run) => {
      try {
        const branch = decide(run, { wanted: '' });
        return branch instanceof Promise ? branch.catch(recover) : branch;
      } catch (error) {
        return recover(error);
      }
    };
  },
});

interface Matching {
  wanted: Comparable;
}

function compileCases({ source, dataType, cases }: Config, compiler: StepCompiler) {
  const compared = cases.map(({ value }, index) => {
    const path = `cases.${index}.value`;
    return {
      formula: compiler.expression(value, path),
      take: (_run: unknown, result: Value, state: Matching) =>
        toComparable(result, dataType as DataType, path) === state.wanted ? index : undefined,
    };
  });
  const first = {
    formula: compiler.expression(source, 'source'),
    take: (_run: unknown, result: Value, state: Matching) => {
      state.wanted = toComparable(result, dataType as DataType, 'source');
      return undefined;
    },
  };
  return inTurn<Matching>([first, ...compared], () => cases.length);
}

function checkNames(cases: Config['cases']): ConfigFinding[] {
  const seen = new Set([OTHERWISE]);
  return cases.flatMap(({ name }, index): ConfigFinding[] => {
    const path = `cases.${index}.name`;
    const isKnown = seen.has(name);
    seen.add(name);
    if (!isKnown) return [];
    const message = `The branch "${name}" stands twice: give each case a name of its own.`;
    return [{ severity: 'error', code: 'duplicate-name', message, path }];
  });
}

function checkConstants(cases: Config['cases']): ConfigFinding[] {
  const seen = new Map<string, string>();
  return cases.flatMap(({ name, value }, index): ConfigFinding[] => {
    const earlier = seen.get(value.trim());
    seen.set(value.trim(), earlier ?? name);
    if (earlier === undefined) return [];
    const message = `The case "${earlier}" has the same value and stands above, so "${name}" is never taken: remove one.`;
    return [{ severity: 'warning', code: 'ignored-field', message, path: `cases.${index}.value` }];
  });
}
