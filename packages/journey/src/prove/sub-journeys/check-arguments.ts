import { formatType, nearestName, optionsOf, type Type, widen } from '@waymark/expression';
import type { JourneyDocument, JourneyParameter } from '../../document/journey-document.ts';
import type { JourneyDiagnostic, JourneyFix } from '../diagnostic.ts';
import { pointerTo, stepFinding } from '../diagnostic-codes.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { typeOfParameter } from '../flow/type-of-parameter.ts';

interface Argument {
  readonly name: string;
  readonly value: string;
}

/** Checks what a step hands to a sub-journey against the parameters of that. */
export function checkArguments(
  document: JourneyDocument,
  step: string,
  callee: JourneyDocument,
  flow: JourneyFlow,
): JourneyDiagnostic[] {
  const given = (document.steps[step]?.config as { parameters?: readonly Argument[] } | undefined)?.parameters;
  const parameters = callee.parameters ?? [];
  const names = new Set((given ?? []).map(({ name }) => name));
  const missing = parameters.filter(({ name, required = true }) => required && !names.has(name));
  return [
    ...missing.map((parameter) => missingArgument(step, given, callee, parameter)),
    ...(given ?? []).flatMap(({ name }, index): JourneyDiagnostic[] => {
      const parameter = parameters.find((one) => one.name === name);
      if (parameter !== undefined) return checkType(step, index, parameter, flow);
      const meant = nearestName(
        name,
        parameters.map((one) => one.name).filter((one) => !names.has(one)),
      );
      return [unknownArgument(step, index, name, callee, meant)];
    }),
  ];
}

/** An example value of each type, for people to replace. */
const PLACEHOLDERS = { string: '""', number: '0', boolean: 'false', object: '{}', array: '[]' } as const;

function missingArgument(
  step: string,
  given: readonly Argument[] | undefined,
  callee: JourneyDocument,
  { name, type }: JourneyParameter,
): JourneyDiagnostic {
  const of = type === undefined ? '' : ` of type ${type}`;
  const message = `The sub-journey "${callee.id}" needs the parameter "${name}"${of}: add it with its value.`;
  const path = pointerTo(step, 'config.parameters');
  const row = { name, value: type === undefined ? 'null' : PLACEHOLDERS[type] };
  const fix: JourneyFix = {
    title: `Add "${name}"`,
    patch: [given === undefined ? { op: 'add', path, value: [row] } : { op: 'add', path: `${path}/-`, value: row }],
  };
  return stepFinding(step, 'config.parameters', 'missing-parameter', message, { fix });
}

function unknownArgument(
  step: string,
  index: number,
  name: string,
  callee: JourneyDocument,
  meant: string | undefined,
): JourneyDiagnostic {
  const names = (callee.parameters ?? []).map((one) => `"${one.name}"`).join(', ');
  const choice = names === '' ? 'it takes none' : `it takes ${names}`;
  const path = `config.parameters.${index}`;
  const fix: JourneyFix =
    meant === undefined
      ? { title: `Remove "${name}"`, patch: [{ op: 'remove', path: pointerTo(step, path) }] }
      : {
          title: `Call it "${meant}"`,
          patch: [{ op: 'replace', path: pointerTo(step, `${path}.name`), value: meant }],
        };
  const message = `The sub-journey "${callee.id}" has no parameter "${name}": ${choice}.`;
  return stepFinding(step, `${path}.name`, 'unknown-parameter', message, { fix });
}

function checkType(step: string, index: number, parameter: JourneyParameter, flow: JourneyFlow): JourneyDiagnostic[] {
  const path = `parameters.${index}.value`;
  const formula = flow.formulaAt(step, path);
  const check = formula?.known?.check;
  if (formula === undefined || check === undefined || parameter.type === undefined) return [];
  if (check.diagnostics.some(({ severity }) => severity === 'error')) return [];
  const wanted = typeOfParameter(parameter);
  const options = optionsOf(check.exact);
  if (options.length === 0 || options.some((option) => fits(option, wanted))) return [];
  const message = `The parameter "${parameter.name}" must be of type ${formatType(wanted)}, and this is ${formatType(widen(check.exact))}: convert it or choose another value.`;
  const range = { start: 0, end: formula.reads.source.length };
  return [stepFinding(step, `config.${path}`, 'wrong-parameter', message, { range })];
}

function fits(option: Type, wanted: Type): boolean {
  if (option.kind === 'unknown') return true;
  const kind = option.kind === 'literal' ? typeof option.value : option.kind;
  return optionsOf(wanted).some((one) => one.kind === kind || one.kind === 'unknown');
}
