import {
  type FlowCheck,
  literalType,
  objectWith,
  optionsOf,
  stringType,
  type Type,
  unknownType,
} from '@waymark/expression';
import type { Step } from '../../document/journey-document.ts';
import { type DataFlow, errorVariableOf, FAILURE, type FlowRead, type StepKind } from '../../steps/step-kind.ts';
import type { FlowFormula } from './flow-formula.ts';
import { type FlowState, joinStates, withKnowledge, withPossibleWrites, withWrites } from './flow-state.ts';
import type { FormulaReader } from './formula-reader.ts';
import { outcomesOf } from './known-outcomes.ts';

/** What a failure branch finds in the error variable; see `run/failure-of.ts`. */
const ERROR_TYPE = objectWith({ code: stringType, error: stringType, description: stringType, step_id: stringType });

/** The outcome of a step's decision that each of its branches stands for. */
const OUTCOMES: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['body', true],
  ['next', false],
]);

/** A step as the flow goes through it. */
export interface StepFlow {
  readonly formulas: readonly FlowFormula[];
  /** What is known on the way out by a branch. */
  after(branch: string): FlowState;
  /** False for a branch that no value of the types lets a run take. */
  isPossible(branch: string): boolean;
}

export interface StepFlowOptions {
  readonly id: string;
  readonly step: Step;
  readonly definition: StepKind;
  readonly reader: FormulaReader;
  /** Type of what the sub-journey yields that the step calls. */
  readonly resultType: () => Type;
}

/** @param again - Of a loop: what is known at the end of a pass. */
export function flowThrough(options: StepFlowOptions, before: FlowState, again: FlowState | undefined): StepFlow {
  const { definition, step } = options;
  const flows = definition.dataFlow((step.config ?? {}) as never);
  const tested = flows.findIndex((flow) => 'reads' in flow && flow.purpose === 'decision');
  if (definition.area !== 'repeated' || tested < 0) return goThrough(options, flows, before);
  const entered = goThrough(options, flows.slice(0, tested), before);
  const arrived = entered.after('');
  const atTest = again === undefined ? arrived : joinStates(arrived, withWrites(again, countedIn(flows)));
  const test = goThrough(options, flows.slice(tested), atTest);
  return { ...test, formulas: [...entered.formulas, ...test.formulas] };
}

/** What a loop sets before each test: variables whose values no formula gives. */
function countedIn(flows: readonly DataFlow[]): ReadonlyMap<string, Type> {
  const counted = new Map<string, Type>();
  for (const flow of flows) if ('writes' in flow && 'type' in flow.from) counted.set(flow.writes, flow.from.type);
  return counted;
}

function goThrough(options: StepFlowOptions, flows: readonly DataFlow[], before: FlowState): StepFlow {
  const formulas: FlowFormula[] = [];
  const written = new Map<string, Type>();
  let state = before;
  for (const flow of flows) {
    if ('reads' in flow) formulas.push(options.reader.read(options.id, flow, state));
    else {
      const type = typeOfWrite(flow, formulas, options);
      written.set(flow.writes, type);
      state = withWrites(state, new Map([[flow.writes, type]]));
    }
  }
  const decision = decisionOf(formulas);
  const after = (branch: string) =>
    branch === FAILURE ? afterFailure(options, before, written) : afterDecision(branch, decision, options, state);
  const known = new Map<string, FlowState>();
  return {
    formulas,
    after(branch) {
      const result = known.get(branch) ?? after(branch);
      known.set(branch, result);
      return result;
    },
    isPossible: (branch) => isPossible(branch, decision),
  };
}

function typeOfWrite(
  { from }: Extract<DataFlow, { writes: string }>,
  formulas: readonly FlowFormula[],
  { resultType }: StepFlowOptions,
): Type {
  if ('type' in from) return from.type;
  if ('callee' in from) return resultType();
  const { path } = from.formula;
  return formulas.find(({ reads }) => reads.path === path)?.known?.check.exact ?? unknownType;
}

/** Rows above the one that failed keep their values. */
function afterFailure({ definition, step }: StepFlowOptions, before: FlowState, written: ReadonlyMap<string, Type>) {
  const state = withPossibleWrites(before, written);
  const variable = errorVariableOf(definition, step.config);
  return variable === undefined ? state : withWrites(state, new Map([[variable, ERROR_TYPE]]));
}

const decisionOf = (formulas: readonly FlowFormula[]): FlowFormula | undefined =>
  formulas.find(({ purpose }) => purpose === 'decision');

const isTest = (read: FlowRead) => read.expected?.kind === 'boolean';

function afterDecision(branch: string, decision: FlowFormula | undefined, options: StepFlowOptions, state: FlowState) {
  if (decision?.known === undefined) return state;
  const { check, compiled } = decision.known;
  if (!isTest(decision)) {
    const text = caseOf(branch, options, check);
    return text === undefined ? state : withKnowledge(state, check.whenIs(text), []);
  }
  const outcome = OUTCOMES.get(branch);
  if (outcome === undefined) return state;
  // A branch that can't be taken is followed as if it could, so that what stands there is looked at.
  const facts = check.after(outcome) ?? [];
  return withKnowledge(state, facts, outcomesOf(compiled.tree, outcome));
}

function isPossible(branch: string, decision: FlowFormula | undefined): boolean {
  if (decision?.known === undefined || !isTest(decision)) return true;
  const outcome = OUTCOMES.get(branch);
  if (outcome === undefined) return true;
  if (decision.known.decided !== undefined && decision.known.decided !== outcome) return false;
  return decision.known.check.after(outcome) !== undefined;
}

/** Of a match-case step: the text that its source is on the branch of a case. Numbers are compared after a conversion. */
function caseOf(branch: string, { step }: StepFlowOptions, source: FlowCheck): Type | undefined {
  const config = step.config as { dataType?: string; cases?: readonly { name: string; value: string }[] } | undefined;
  if (config?.dataType !== 'string') return undefined;
  const isText = optionsOf(source.exact).every(
    (option) => option.kind === 'string' || (option.kind === 'literal' && typeof option.value === 'string'),
  );
  const value = config.cases?.find(({ name }) => name === branch)?.value;
  if (!isText || value === undefined) return undefined;
  const text = /^\s*"([^"\\]*)"\s*$/.exec(value)?.[1];
  return text === undefined ? undefined : literalType(text);
}
