import { type CompiledExpression, compileExpression, type ExpressionMode, type Value } from '@waymark/expression';
import type { JourneyDocument, Step } from '../document/journey-document.ts';
import { DEFAULT_DEADLINE_MS } from '../document/journey-schema.ts';
import type { Run } from '../run/run.ts';
import { StepError } from '../steps/step-error.ts';
import type { ExecuteStep, Formula, StepCompiler, StepKind } from '../steps/step-kind.ts';
import { findStepKind } from '../steps/step-kinds.ts';
import type { Plan, PlanStep } from './plan.ts';

/**
 * Compiles a proven document to closures. Throws when the document was not proven: that is a bug of the caller.
 *
 * @param version - The number that runs and answers are recorded under; 0 for a draft.
 */
export function compileJourney(document: JourneyDocument, version: number): Plan {
  const slots = assignSlots(document);
  const ids = Object.keys(document.steps);
  const steps = ids.map((id, index) => compileStep(id, index, document.steps[id] as Step, slots));
  const byId = new Map(steps.map((step) => [step.id, step]));
  for (const step of steps) {
    const branches = document.steps[step.id]?.branches ?? {};
    step.branchNames.forEach((name, branch) => {
      const target = branches[name];
      step.next[branch] = target === undefined ? undefined : byId.get(target);
    });
  }
  const start = byId.get(document.start);
  if (start === undefined) throw new Error(`Journey ${document.id} starts at a step that it does not have`);
  const { enforceToken = true, allowedClients, deadlineMs = DEFAULT_DEADLINE_MS } = document.settings ?? {};
  return {
    journeyId: document.id,
    name: document.name,
    version,
    kind: document.kind,
    enforceToken,
    allowedClients: allowedClients === undefined ? null : new Set(allowedClients),
    deadlineMs,
    start,
    steps,
    variableCount: slots.size,
  };
}

type OpenPlanStep = Omit<PlanStep, 'next'> & { readonly next: (PlanStep | undefined)[] };

function compileStep(id: string, index: number, step: Step, slots: ReadonlyMap<string, number>): OpenPlanStep {
  const definition = findStepKind(step.kind);
  if (definition === undefined) throw new Error(`Step ${id} is of the unknown kind ${step.kind}`);
  return {
    id,
    kind: step.kind,
    index,
    branchNames: definition.branches.map((branch) => branch.name),
    next: [],
    execute: compileConfig(definition, id, step, slots),
  };
}

/** A value that is the same in every run is computed here, and may turn out to be one that the step can't use. */
function compileConfig(definition: StepKind, id: string, step: Step, slots: ReadonlyMap<string, number>): ExecuteStep {
  try {
    return definition.compile((step.config ?? {}) as never, stepCompiler(id, step, slots));
  } catch (error) {
    throw error instanceof StepError ? new CompileError(id, error) : error;
  }
}

/** A step's constant values can't work, whatever the request. */
export class CompileError extends Error {
  static {
    CompileError.prototype.name = 'CompileError';
  }
  readonly step: string;
  /** Dotted path of the field below the step's config. */
  readonly path: string;
  constructor(step: string, { message, path }: StepError) {
    super(message);
    this.step = step;
    this.path = path;
  }
}

function stepCompiler(id: string, step: Step, slots: ReadonlyMap<string, number>): StepCompiler {
  const compile = (source: string, mode: ExpressionMode): CompiledExpression => {
    const result = compileExpression(source, { mode, variables: slots });
    if (!result.ok) throw new Error(`Step ${id}: ${result.diagnostics[0]?.message ?? 'a formula does not compile'}`);
    return result.expression;
  };
  const formula = (source: string, mode: ExpressionMode, path: string): Formula => {
    const compiled = compile(source, mode);
    const constant = compiled.constant;
    if (constant !== undefined) return () => constant;
    return (run: Run) => {
      run.field = path;
      return compiled.evaluate(run.variables, run.host);
    };
  };
  return {
    expression: (source, path) => formula(source, 'expression', path),
    template: (source, path) => formula(source, 'template', path),
    constant: (source, mode): Value | undefined => compile(source, mode).constant,
    isConnected: (branch) => step.branches?.[branch] !== undefined,
    slot: (variable) => {
      const slot = slots.get(variable);
      if (slot === undefined) throw new Error(`Step ${id} uses the variable ${variable}, which no step sets`);
      return slot;
    },
  };
}

/** One slot per name that any step writes. */
function assignSlots(document: JourneyDocument): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const step of Object.values(document.steps)) {
    for (const flow of (findStepKind(step.kind) as StepKind).dataFlow((step.config ?? {}) as never)) {
      if ('writes' in flow && !slots.has(flow.writes)) slots.set(flow.writes, slots.size);
    }
  }
  return slots;
}
