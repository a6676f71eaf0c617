import type { Value } from '@waymark/expression';
import { type Static, Type } from 'typebox';
import { ID_PATTERN } from '../../document/id-pattern.ts';
import type { Run } from '../../run/run.ts';
import { expressionField } from '../fields.ts';
import { inTurn, type Part } from '../in-turn.ts';
import { StepError } from '../step-error.ts';
import { type CalleeParameter, type ConfigFinding, defineStepKind, type StepCompiler } from '../step-kind.ts';
import { variableField } from '../variable-rows.ts';

const config = Type.Object(
  {
    journey: Type.String({
      pattern: ID_PATTERN,
      maxLength: 64,
      description: 'Id of the sub-journey. It must be published.',
    }),
    parameters: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({ maxLength: 64, description: "Name of one of the sub-journey's parameters." }),
            value: expressionField('Its value.'),
          },
          { additionalProperties: false },
        ),
        { maxItems: 50, description: 'What the sub-journey is called with.' },
      ),
    ),
    result: Type.Optional(variableField('Variable for the result of the sub-journey. Absent: it is dropped.')),
  },
  { additionalProperties: false },
);

type Config = Static<typeof config>;

const NEXT = 0;

/** Calls a sub-journey: parameters in, a result out, and nothing else shared but the request and the deadline. */
export const subJourney = defineStepKind({
  kind: 'sub-journey',
  name: 'Sub-journey',
  category: 'Flow control',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [{ name: 'next', label: 'Next', required: true }],
  canFail: true,
  callee: ({ journey }) => journey,
  effects: 'none',
  docs: `Runs a sub-journey and goes on with *next* when it completes.

The sub-journey has variables of its own: it sees the parameters that this step hands to it and the request, and nothing of the
journey that calls it. Its result goes into the variable that this step names. The deadline and the step budget are those of the
whole run. A step of the sub-journey that fails without a failure branch makes this step fail; an abort step ends the whole
run. A sub-journey can call others, but never, not even by a detour, itself.

The published version of the sub-journey is used. Publishing a new one proves every published journey that calls it again,
and is refused if one of them no longer fits.`,
  example: {
    journey: 'check-device',
    parameters: [{ name: 'device', value: '@policy.request().body.device' }],
    result: 'device_check',
  },
  check: checkParameters,
  dataFlow: ({ parameters = [], result }) => [
    ...parameters.map(({ value }, index) => ({
      reads: { path: `parameters.${index}.value`, source: value, mode: 'expression' } as const,
      purpose: 'value' as const,
    })),
    ...(result === undefined ? [] : [{ writes: result, from: { callee: true } } as const]),
  ],
  compile(fields, compiler) {
    const branch = compiler.callee?.branch ?? NEXT;
    const call = inTurn(handOver(fields, compiler), () => branch);
    return { enter: (run) => call(run, undefined), again: () => NEXT };
  },
});

/** Values are computed from top to bottom; what isn't given is null. */
function handOver({ parameters = [] }: Config, compiler: StepCompiler): Part<undefined>[] {
  const wanted = compiler.callee?.parameters ?? [];
  const given = new Set(parameters.map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !given.has(name));
  const parts = parameters.flatMap(({ name, value }, index): Part<undefined>[] => {
    const parameter = wanted.find((one) => one.name === name);
    if (parameter === undefined) return [];
    const path = `parameters.${index}.value`;
    return [{ formula: compiler.expression(value, path), take: (run, result) => put(run, parameter, result, path) }];
  });
  return [
    ...missing.map(
      (parameter): Part<undefined> => ({ formula: () => null, take: (run) => put(run, parameter, null, 'parameters') }),
    ),
    ...parts,
  ];
}

function put(run: Run, { name, type, required, slot }: CalleeParameter, value: Value, path: string): undefined {
  if (type !== undefined && !(value === null && !required) && typeOf(value) !== type) {
    throw new StepError('wrong-type', path, `The parameter "${name}" of the sub-journey must be of type ${type}.`);
  }
  run.variables[slot] = value;
}

function typeOf(value: Value): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function checkParameters({ parameters = [] }: Config): ConfigFinding[] {
  const seen = new Set<string>();
  return parameters.flatMap(({ name }, index): ConfigFinding[] => {
    const isKnown = seen.has(name);
    seen.add(name);
    if (!isKnown) return [];
    const message = `The parameter "${name}" stands twice: keep one of the two rows.`;
    return [{ severity: 'error', code: 'duplicate-name', message, path: `parameters.${index}.name` }];
  });
}
