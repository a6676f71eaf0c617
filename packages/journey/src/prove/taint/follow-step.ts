import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import type { FormulaField } from '../../steps/fields.ts';
import {
  type DataFlow,
  errorVariableOf,
  FAILURE,
  type FlowWrite,
  type ReadPurpose,
  type StepKind,
} from '../../steps/step-kind.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { decisionFacts } from './decision-facts.ts';
import { FlowEvaluator, type Names } from './evaluate-flow.ts';
import { bothFacts, eitherFacts, type Facts, NO_FACTS, verifiedFact } from './facts.ts';
import type { FlowObserver } from './flow-observer.ts';
import { allLabels, CLEAN, constantValue, type FlowValue, handedOn, leaf } from './flow-value.ts';
import { followCallee } from './follow-callee.ts';
import type { FlowState, FollowBudget, FollowedJourney, FollowOptions } from './follow-journey.ts';
import { formulaTree } from './formula-tree.ts';
import { joinNames } from './join-names.ts';
import { type Labels, labelsOf, NO_LABELS } from './label.ts';
import type { RequestPath } from './request-value.ts';

/** A formula that a step evaluates, and what is known of its value. */
export interface FollowedRead {
  readonly field: FormulaField;
  readonly purpose: ReadPurpose;
  readonly value: FlowValue;
  /** What is certain once it is evaluated. */
  readonly facts: Facts;
}

export interface FollowedStep {
  /** What is known when its work begins; of a loop, at each of its tests. */
  readonly state: FlowState;
  readonly reads: readonly FollowedRead[];
  /** What is known behind each branch. */
  readonly after: ReadonlyMap<string, FlowState>;
  /** Of a step that ends a sub-journey. */
  readonly returned: { readonly value: FlowValue; readonly facts: Facts } | undefined;
  /** Of a step that calls a sub-journey that is known. */
  readonly callee: FollowedJourney | undefined;
}

export interface StepContext {
  readonly tokens: readonly RequestPath[];
  readonly findSubJourney: FindSubJourney;
  readonly observer?: (step: string, callers: readonly string[]) => FlowObserver | undefined;
  readonly callers: readonly string[];
  readonly budget: FollowBudget;
  /** Follows the values through a sub-journey. */
  readonly follow: (document: JourneyDocument, options: FollowOptions) => FollowedJourney;
}

/**
 * Follows the values through one step.
 *
 * @param again - Of a loop: what the ends of its passes agree on.
 */
export function followStep(
  id: string,
  step: Step,
  first: FlowState,
  again: FlowState | undefined,
  context: StepContext,
): FollowedStep {
  return new StepWalk(id, step, first, again, context).walk();
}

class StepWalk {
  readonly #id: string;
  readonly #step: Step;
  readonly #definition: StepKind;
  readonly #first: FlowState;
  readonly #again: FlowState | undefined;
  readonly #context: StepContext;
  readonly #reads: FollowedRead[] = [];
  readonly #observer: FlowObserver | undefined;
  #variables: Map<string, FlowValue> | undefined;
  #state: FlowState;
  #callee: FollowedJourney | undefined;

  constructor(id: string, step: Step, first: FlowState, again: FlowState | undefined, context: StepContext) {
    this.#id = id;
    this.#step = step;
    this.#definition = findStepKind(step.kind) as StepKind;
    this.#first = first;
    this.#again = again;
    this.#context = context;
    this.#state = first;
    this.#observer = context.observer?.(id, context.callers);
  }

  walk(): FollowedStep {
    const { dataFlow, area, callee } = this.#definition;
    const config = (this.#step.config ?? {}) as never;
    const flows = dataFlow(config);
    for (const flow of flows) {
      // The variables of a loop are set once; its condition is tested after every pass.
      if (area === 'repeated' && 'reads' in flow && flow.purpose === 'decision') this.#rejoin();
      this.#follow(flow, flows);
    }
    if (callee !== undefined && this.#callee === undefined) this.#call(callee(config));
    const { facts } = this.#state;
    return {
      state: area === 'repeated' ? { ...this.#state, facts: this.#testFacts ?? facts } : this.#first,
      reads: this.#reads,
      after: new Map(Object.keys(this.#step.branches ?? {}).map((branch) => [branch, this.#stateBehind(branch)])),
      returned:
        this.#definition.returns === true ? { value: this.#reads[0]?.value ?? constantValue(null), facts } : undefined,
      callee: this.#callee,
    };
  }

  #testFacts: Facts | undefined;

  #rejoin(): void {
    const { variables, facts } = this.#state;
    if (this.#again !== undefined) {
      this.#state = {
        variables: joinNames(variables, this.#again.variables),
        facts: eitherFacts(facts, this.#again.facts),
      };
    }
    this.#testFacts = this.#state.facts;
  }

  #follow(flow: DataFlow, flows: readonly DataFlow[]): void {
    if ('reads' in flow) this.#read(flow.reads, flow.purpose);
    else this.#write(flow.writes, this.#valueFor(flow, flows));
  }

  #read(field: FormulaField, purpose: ReadPurpose): void {
    const { variables, facts } = this.#state;
    const tree = formulaTree(field.source, field.mode);
    if (tree === null) return;
    const { tokens } = this.#context;
    const evaluator = new FlowEvaluator({ variables, facts, tokens, observer: this.#observer });
    const value = evaluator.evaluate(tree);
    this.#reads.push({ field, purpose, value, facts: evaluator.facts });
    if (evaluator.facts !== facts) this.#state = { variables, facts: evaluator.facts };
  }

  #valueFor(flow: FlowWrite, flows: readonly DataFlow[]): FlowValue {
    const { from } = flow;
    if ('formula' in from) {
      return this.#reads.findLast(({ field }) => field.path === from.formula.path)?.value ?? CLEAN;
    }
    if ('callee' in from) {
      this.#call(this.#definition.callee?.((this.#step.config ?? {}) as never) ?? '');
      return this.#result;
    }
    const isCheck = flows.some((one) => 'purpose' in one && one.purpose === 'token');
    return isCheck ? leaf(this.#checkedClaims()) : CLEAN;
  }

  #result: FlowValue = CLEAN;

  #call(journeyId: string): void {
    const { callee, result } = followCallee(journeyId, this.#id, this.#step, this.#reads, this.#state, this.#context);
    this.#callee = callee;
    this.#result = result.value;
    this.#state = { ...this.#state, facts: bothFacts(this.#state.facts, result.facts) };
  }

  #checkedClaims(): Labels {
    const token = this.#token();
    if (token === undefined) return NO_LABELS;
    const [from] = allLabels(token).values();
    return labelsOf({
      kind: 'verified-claims',
      origin: from === undefined ? 'a token' : `the token in ${from.origin}`,
      way: from?.way ?? [],
      ...(token.identity === undefined ? {} : { token: token.identity }),
    });
  }

  #token = () => this.#reads.find(({ purpose }) => purpose === 'token')?.value;

  /** Writes to a copy: what came before the step is kept. */
  #write(name: string, value: FlowValue): void {
    const own = this.#variables !== undefined && this.#state.variables === this.#variables;
    const variables = own ? (this.#variables as Map<string, FlowValue>) : new Map(this.#state.variables);
    variables.set(name, handedOn(value, this.#id));
    this.#variables = variables;
    this.#state = { variables, facts: this.#state.facts };
  }

  #stateBehind(branch: string): FlowState {
    if (branch === FAILURE && this.#definition.canFail === true) return this.#afterFailure();
    const { variables, facts } = this.#state;
    if (branch === 'otherwise') return { variables, facts: this.#first.facts };
    const token = this.#token()?.identity;
    const checked = token === undefined ? NO_FACTS : new Set([verifiedFact(token)]);
    const decided = decisionFacts(this.#step, branch, this.#reads);
    const known = bothFacts(bothFacts(facts, checked), decided);
    return known === facts ? this.#state : { variables, facts: known };
  }

  /** A step that fails may have done a part of its work. */
  #afterFailure(): FlowState {
    const before: Names = this.#first.variables;
    const variables = new Map(joinNames(before, this.#state.variables));
    const error = errorVariableOf(this.#definition, this.#step.config);
    if (error !== undefined) variables.set(error, CLEAN);
    return { variables, facts: this.#first.facts };
  }
}
