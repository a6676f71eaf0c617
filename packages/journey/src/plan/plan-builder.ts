import { END_OF_AREA, type JourneyDocument, type Step } from '../document/journey-document.ts';
import { StepError } from '../steps/step-error.ts';
import {
  branchesOf,
  type Callee,
  type ExecuteStep,
  errorVariableOf,
  FAILURE,
  type RepeatedStep,
  type StepKind,
} from '../steps/step-kind.ts';
import { findStepKind } from '../steps/step-kinds.ts';
import { CompileError } from './compile-error.ts';
import type { FailureRoute, PlanStep } from './plan.ts';
import { createStepCompiler } from './step-compiler.ts';
import type { FindSubJourney } from './sub-journeys.ts';
import { variablesOf } from './variables-of.ts';

/** Sub-journeys are compiled in where they are called; together with the journey they may have this many steps. */
export const MAX_PLAN_STEPS = 20_000;

type OpenPlanStep = { -readonly [Key in keyof PlanStep]: PlanStep[Key] } & { next: (PlanStep | undefined)[] };

/** A step of a document on its way into the plan. */
interface Placed {
  readonly step: Step;
  readonly definition: StepKind;
  readonly enter: OpenPlanStep;
  /** Where a run comes back to: after a pass, or after the call; the step itself where it doesn't. */
  readonly again: OpenPlanStep;
  readonly callee: Called | undefined;
}

/** A sub-journey that a step calls, with variables of its own. */
interface Called {
  readonly document: JourneyDocument;
  readonly slots: ReadonlyMap<string, number>;
  readonly facts: Callee;
}

/** One journey in the plan: the outermost one, or a sub-journey at one of its calls. */
interface Scope {
  readonly document: JourneyDocument;
  /** Stands before the ids of its steps. */
  readonly prefix: string;
  readonly slots: ReadonlyMap<string, number>;
  /** The step that calls it, and what becomes of the result and of failures; undefined for the outermost. */
  readonly caller: { readonly step: OpenPlanStep; readonly resultSlot: number | undefined } | undefined;
  /** Id of the outermost journey's step that all of this belongs to, for messages. */
  readonly place: string | undefined;
}

/** Turns documents into the steps of one plan. Loops, blocks and calls become jumps: a run knows only steps and branches. */
export class PlanBuilder {
  readonly steps: PlanStep[] = [];
  readonly slotNames: (string | undefined)[] = [];
  readonly subJourneys: Record<string, number> = {};
  readonly #findSubJourney: FindSubJourney;

  constructor(findSubJourney: FindSubJourney) {
    this.#findSubJourney = findSubJourney;
  }

  /** @returns The step that a run begins with. */
  addJourney(document: JourneyDocument): PlanStep {
    return this.#addScope({
      document,
      prefix: '',
      slots: this.#assignSlots(document, ''),
      caller: undefined,
      place: undefined,
    });
  }

  #addScope(scope: Scope): PlanStep {
    const placed = new Map(
      Object.entries(scope.document.steps).map(([id, step]) => [id, this.#place(id, step, scope)] as const),
    );
    for (const one of placed.values()) this.#link(one, placed, scope);
    const start = placed.get(scope.document.start);
    if (start === undefined) throw new Error(`Journey ${scope.document.id} starts at a step that it does not have`);
    return start.enter;
  }

  #place(id: string, step: Step, scope: Scope): Placed {
    const definition = findStepKind(step.kind);
    if (definition === undefined) throw new Error(`Step ${id} is of the unknown kind ${step.kind}`);
    const names = branchesOf(definition, step.config).map(({ name }) => name);
    const callee = this.#findCallee(definition, id, step, scope, names.length);
    const planId = scope.prefix + id;
    const open = (execute: ExecuteStep): OpenPlanStep => ({
      id: planId,
      kind: step.kind,
      index: this.steps.length,
      branchNames: callee === undefined ? (definition.returns === true ? ['return'] : names) : [...names, 'call'],
      next: [],
      onFailure: undefined,
      execute,
    });
    const compiled = this.#compile(definition, id, step, scope, callee?.facts);
    const enter = open(typeof compiled === 'function' ? compiled : compiled.enter);
    const again = typeof compiled === 'function' ? enter : { ...enter, execute: compiled.again };
    if (this.steps.push(enter) > MAX_PLAN_STEPS) {
      const message = `With the sub-journeys that it calls, the journey has more than ${MAX_PLAN_STEPS} steps: call fewer.`;
      throw new CompileError(scope.place ?? id, { message, path: '' });
    }
    return { step, definition, enter, again, callee };
  }

  #findCallee(definition: StepKind, id: string, step: Step, scope: Scope, branch: number): Called | undefined {
    const journeyId = definition.callee?.((step.config ?? {}) as never);
    if (journeyId === undefined) return undefined;
    const found = this.#findSubJourney(journeyId);
    if (found === undefined) throw new Error(`Step ${id} calls the sub-journey ${journeyId}, which is not published`);
    this.subJourneys[journeyId] = found.version;
    const slots = this.#assignSlots(found.document, `${scope.prefix}${id}/`);
    const parameters = (found.document.parameters ?? []).map(({ name, type, required = true }) => ({
      name,
      type,
      required,
      slot: slots.get(name) as number,
    }));
    return { document: found.document, slots, facts: { branch, parameters } };
  }

  #compile(
    definition: StepKind,
    id: string,
    step: Step,
    scope: Scope,
    callee: Callee | undefined,
  ): ExecuteStep | RepeatedStep {
    const compiler = createStepCompiler({
      id: scope.prefix + id,
      step,
      slots: scope.slots,
      callee,
      resultSlot: scope.caller?.resultSlot,
      hiddenSlot: () => this.slotNames.push(undefined) - 1,
    });
    try {
      return definition.compile((step.config ?? {}) as never, compiler);
    } catch (error) {
      // A value that is the same in every run is computed here, and may turn out to be one that the step can't use.
      throw error instanceof StepError ? new CompileError(scope.place ?? id, error) : error;
    }
  }

  #link({ step, definition, enter, again, callee }: Placed, placed: ReadonlyMap<string, Placed>, scope: Scope): void {
    const resolve = (target: string | undefined) => (target === undefined ? undefined : stepAt(target, step, placed));
    const targets = enter.branchNames.map((name) => resolve(step.branches?.[name]));
    enter.next.push(...targets);
    if (definition.returns === true) enter.next[0] = scope.caller?.step;
    const onFailure = this.#failureRoute(definition, step, enter, targets, scope);
    enter.onFailure = onFailure;
    again.onFailure = onFailure;
    if (callee === undefined) return;
    const result = (step.config as { result?: string } | undefined)?.result;
    enter.next[callee.facts.branch] = this.#addScope({
      document: callee.document,
      prefix: `${enter.id}/`,
      slots: callee.slots,
      caller: { step: again, resultSlot: result === undefined ? undefined : scope.slots.get(result) },
      place: scope.place ?? enter.id,
    });
  }

  #failureRoute(
    definition: StepKind,
    step: Step,
    owner: PlanStep,
    targets: readonly (PlanStep | undefined)[],
    scope: Scope,
  ): FailureRoute | undefined {
    const branch = owner.branchNames.indexOf(FAILURE);
    const next = definition.canFail === true ? targets[branch] : undefined;
    if (next === undefined) return scope.caller?.step.onFailure;
    const variable = errorVariableOf(definition, step.config);
    return { owner, branch, slot: variable === undefined ? undefined : scope.slots.get(variable), next };
  }

  #assignSlots(document: JourneyDocument, prefix: string): ReadonlyMap<string, number> {
    return new Map(variablesOf(document).map((name) => [name, this.slotNames.push(prefix + name) - 1]));
  }
}

/** Where a branch of a step leads. The end of a block is what follows the block. */
function stepAt(target: string, from: Step, placed: ReadonlyMap<string, Placed>): PlanStep | undefined {
  let area = from;
  let wanted: string | undefined = target;
  while (wanted === END_OF_AREA) {
    const around: Placed | undefined = area.inside === undefined ? undefined : placed.get(area.inside);
    if (around === undefined || around.definition.area === 'repeated') return around?.again;
    area = around.step;
    wanted = around.step.branches?.next;
  }
  return wanted === undefined ? undefined : placed.get(wanted)?.enter;
}
