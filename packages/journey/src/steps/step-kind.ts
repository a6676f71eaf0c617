import type { Value, Type as ValueType } from '@waymark/expression';
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import type { JourneyDocument } from '../document/journey-document.ts';
import { VARIABLE_PATTERN } from '../document/variable-pattern.ts';
import type { Run } from '../run/run.ts';
import type { FormulaField } from './fields.ts';

/** A named way out of a step. */
export interface BranchDefinition {
  readonly name: string;
  readonly label: string;
  /** Whether a journey without it can't be published. */
  readonly required: boolean;
}

/** What a formula's value is used for: it decides what the proof asks of it. */
export type ReadPurpose =
  /** Kept, or compared with something. */
  | 'value'
  /** Decides which branch is taken. */
  | 'decision'
  /** Reaches the caller, in the body or a header. */
  | 'response'
  /** The address that the caller is led to. */
  | 'redirect'
  /** Reaches events and the log. */
  | 'event'
  /** A token that is checked. */
  | 'token';

/** A formula that the step evaluates. */
export interface FlowRead {
  readonly reads: FormulaField;
  readonly purpose: ReadPurpose;
  /** The type that the step needs; another one makes it fail. */
  readonly expected?: ValueType;
  /** True if a value of another type is no error of the step: it takes its `otherwise` branch. */
  readonly tolerant?: boolean;
}

/** A variable that the step sets when it leaves by any branch but `failure`. */
export interface FlowWrite {
  readonly writes: string;
  /** Where the value comes from: a formula read before, the sub-journey's result, or something of the given type. */
  readonly from: { readonly formula: FormulaField } | { readonly callee: true } | { readonly type: ValueType };
}

/** What a step reads and writes, in the order in which it happens. */
export type DataFlow = FlowRead | FlowWrite;

/** A fault in a step's config that its schema can't express. */
export interface ConfigFinding {
  readonly severity: 'error' | 'warning';
  readonly code: 'invalid-field' | 'missing-redirect-uri' | 'forbidden-header' | 'duplicate-name' | 'ignored-field';
  readonly message: string;
  /** Dotted path below `config`. */
  readonly path: string;
}

/** Computes one formula in a run. A promise only where the formula waits for something outside. */
export type Formula = (run: Run) => Value | Promise<Value>;

/** What a step kind may use to turn its config into a closure. */
export interface StepCompiler {
  /** Id of the step, for events and messages. */
  readonly stepId: string;
  expression(source: string, path: string): Formula;
  template(source: string, path: string): Formula;
  /** The formula's value if it is the same in every run, else undefined. */
  constant(source: string, mode: FormulaField['mode']): Value | undefined;
  /** Whether the step's branch leads somewhere. */
  isConnected(branch: string): boolean;
  /** Where a variable lives in `run.variables`. */
  slot(variable: string): number;
  /** A place in `run.variables` that no formula can read, for what the step itself has to remember. */
  hiddenSlot(): number;
  /** Of a step that calls a sub-journey: what it asks for, and where its parameters live. */
  readonly callee: Callee | undefined;
  /** Of a step that ends a sub-journey: where its result goes; undefined if the caller drops it. */
  readonly resultSlot: number | undefined;
}

/** A sub-journey as the step that calls it sees it. */
export interface Callee {
  /** The branch that leads into it. */
  readonly branch: BranchIndex;
  readonly parameters: readonly CalleeParameter[];
}

export interface CalleeParameter {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'array' | undefined;
  readonly required: boolean;
  readonly slot: number;
}

/** Index into the step's branches, or {@link ANSWERED}. */
export type BranchIndex = number;

/** Returned by a step that has set the run's answer: the run ends. */
export const ANSWERED: BranchIndex = -1;

/** Runs one step. Synchronous unless it waits; throws ExpressionError or StepError to fail. */
export type ExecuteStep = (run: Run) => BranchIndex | Promise<BranchIndex>;

/** A step that a run comes back to: to a loop after every pass, to a call when the sub-journey is complete. */
export interface RepeatedStep {
  readonly enter: ExecuteStep;
  readonly again: ExecuteStep;
}

/**
 * Everything there is to know about a kind of step. The palette, the form, the schema, the proof, the reference page
 * and the run come from this one definition.
 */
export interface StepKind<Schema extends TSchema = TSchema> {
  readonly kind: string;
  readonly name: string;
  readonly category: 'Flow control' | 'Data' | 'Security' | 'Events' | 'Completion';
  readonly journeyKinds: readonly JourneyDocument['kind'][];
  readonly config: Schema;
  /** Empty for a step that ends the run. A function where the branches depend on the config. */
  readonly branches: readonly BranchDefinition[] | ((config: Static<Schema>) => readonly BranchDefinition[]);
  /**
   * True if people may decide what happens when it fails: the kind gets an optional branch `failure` and a field
   * `errorVariable`. Without them connected, a failure aborts the run.
   */
  readonly canFail?: boolean;
  /** The step holds other steps: its branch `body` leads into them, and `$end` out of them, `once` or again and again. */
  readonly area?: 'once' | 'repeated';
  /** Of a step that calls a sub-journey: its id. */
  callee?(config: Static<Schema>): string;
  /** The step ends the sub-journey that it stands in, and the caller goes on. */
  readonly returns?: boolean;
  readonly effects: 'none' | 'reads' | 'writes' | 'network';
  readonly docs: string;
  readonly example: Static<Schema>;
  /** Most times that the area is passed through. */
  maxPasses?(config: Static<Schema>): number;
  dataFlow(config: Static<Schema>): readonly DataFlow[];
  check?(config: Static<Schema>): readonly ConfigFinding[];
  compile(config: Static<Schema>, compiler: StepCompiler): ExecuteStep | RepeatedStep;
}

/** The branch of a step that fails, where its kind offers one. */
export const FAILURE = 'failure';

/**
 * Keeps the schema's type while a definition is written, and forgets it for the registry. A kind that can fail gets its
 * branch and its field here.
 */
export function defineStepKind<Schema extends TObject>(definition: StepKind<Schema>): StepKind {
  const whole = definition as unknown as StepKind;
  if (definition.canFail !== true) return whole;
  const { branches } = whole;
  return {
    ...whole,
    config: Type.Object({ ...definition.config.properties, errorVariable }, { additionalProperties: false }),
    branches: typeof branches === 'function' ? (config) => [...branches(config), failure] : [...branches, failure],
  };
}

const failure: BranchDefinition = { name: FAILURE, label: 'Failure', required: false };
const errorVariable = Type.Optional(
  Type.String({
    pattern: VARIABLE_PATTERN,
    maxLength: 64,
    description: 'Variable for the error on the failure branch: an object with code, error, description and step_id.',
    'x-variable': true,
  }),
);

/** The branches of a step. */
export const branchesOf = ({ branches }: StepKind, config: unknown): readonly BranchDefinition[] =>
  typeof branches === 'function' ? branches((config ?? {}) as never) : branches;

/** The variable that a step's failure branch sets, if it names one. */
export const errorVariableOf = ({ canFail }: StepKind, config: unknown): string | undefined =>
  canFail === true ? (config as { readonly errorVariable?: string } | undefined)?.errorVariable : undefined;
