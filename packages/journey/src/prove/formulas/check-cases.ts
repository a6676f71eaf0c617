import { formatType, optionsOf, type Type, type Value } from '@waymark/expression';
import type { JourneyDocument } from '../../document/journey-document.ts';
import { type Comparable, type DataType, toComparable } from '../../steps/match-case/comparable.ts';
import { StepError } from '../../steps/step-error.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { stepFinding } from '../diagnostic-codes.ts';
import type { FlowFormula } from '../flow/flow-formula.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';

interface MatchCase {
  readonly dataType: DataType;
  readonly cases: readonly { readonly name: string; readonly value: string }[];
}

/** Finds cases of match-case steps that can't be compared, and those that no value leads to. */
export function checkCases(document: JourneyDocument, flow: JourneyFlow): JourneyDiagnostic[] {
  return flow.graph.order.flatMap((id) => {
    const step = document.steps[id];
    if (step?.kind !== 'match-case') return [];
    const [source, ...values] = flow.formulasOf(id);
    const config = step.config as unknown as MatchCase;
    return [
      ...(source === undefined ? [] : checkConvertible(source, config, 'the source')),
      ...values.flatMap((value, index) =>
        checkConvertible(value, config, `the case "${config.cases[index]?.name ?? ''}"`),
      ),
      ...checkReachable(source, values, config),
    ];
  });
}

function checkConvertible(formula: FlowFormula, { dataType }: MatchCase, what: string): JourneyDiagnostic[] {
  const type = formula.known?.check.exact;
  if (type === undefined || hasErrors(formula) || type.kind === 'never' || canBecome(type, dataType)) return [];
  const consequence =
    what === 'the source'
      ? 'takes "otherwise" each time'
      : 'takes "otherwise" when it gets here, and never looks at the cases below';
  const message = `${formatType(type)} can't be converted to the data type ${dataType}, so the step ${consequence}: correct ${what} or the data type.`;
  const range = { start: 0, end: formula.reads.source.length };
  return [stepFinding(formula.step, `config.${formula.reads.path}`, 'unmatchable-value', message, { range })];
}

const hasErrors = ({ known }: FlowFormula) =>
  known?.check.diagnostics.some(({ severity }) => severity === 'error') === true;

/** Whether some value of the type can be converted. */
function canBecome(type: Type, dataType: DataType): boolean {
  return optionsOf(type).some((option) => {
    if (option.kind === 'literal') return comparableOf(option.value, dataType) !== undefined;
    if (option.kind === 'array' || option.kind === 'object' || option.kind === 'null') return false;
    return true;
  });
}

function comparableOf(value: Value, dataType: DataType): Comparable | undefined {
  try {
    return toComparable(value, dataType, '');
  } catch (error) {
    if (error instanceof StepError) return undefined;
    throw error;
  }
}

function checkReachable(
  source: FlowFormula | undefined,
  values: readonly FlowFormula[],
  { dataType, cases }: MatchCase,
): JourneyDiagnostic[] {
  const possible = possibleValues(source?.known?.check.exact, dataType);
  const seen = new Map<Comparable, number>();
  return values.flatMap((formula, index): JourneyDiagnostic[] => {
    const constant = formula.known?.compiled.constant;
    const value = constant === undefined ? undefined : comparableOf(constant, dataType);
    if (value === undefined) return [];
    const earlier = seen.get(value);
    seen.set(value, earlier ?? index);
    const name = cases[index]?.name ?? '';
    if (earlier !== undefined) {
      // Where the texts are the same, the step kind itself reports it.
      if (cases[earlier]?.value.trim() === cases[index]?.value.trim()) return [];
      return [never(formula, `The case "${cases[earlier]?.name ?? ''}" above has the same value, so "${name}"`)];
    }
    if (possible === undefined || possible.has(value)) return [];
    const values = [...possible].map((one) => JSON.stringify(one)).join(', ');
    return [never(formula, `Here the source can only be ${values}, so the case "${name}"`)];
  });
}

function never(formula: FlowFormula, reason: string): JourneyDiagnostic {
  const range = { start: 0, end: formula.reads.source.length };
  const message = `${reason} is never taken: remove the case or correct its value.`;
  return stepFinding(formula.step, `config.${formula.reads.path}`, 'unreachable-case', message, { range });
}

/** All values that the source can have; undefined if there is no end of them. */
function possibleValues(type: Type | undefined, dataType: DataType): ReadonlySet<Comparable> | undefined {
  if (type === undefined || type.kind === 'never') return undefined;
  const values = new Set<Comparable>();
  for (const option of optionsOf(type)) {
    if (option.kind !== 'literal') return undefined;
    const value = comparableOf(option.value, dataType);
    if (value !== undefined) values.add(value);
  }
  return values.size === 0 ? undefined : values;
}
