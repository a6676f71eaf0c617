import type { Value } from '@waymark/expression';
import type { Static, TSchema } from 'typebox';
import type { JourneyDocument } from '../document/journey-document.ts';
import type { Run } from '../run/run.ts';
import type { FormulaField } from './fields.ts';

/** A named way out of a step. */
export interface BranchDefinition {
  readonly name: string;
  readonly label: string;
  /** Whether a journey without it can't be published. */
  readonly required: boolean;
}

/** What a step reads and writes, in the order in which it happens. */
export type DataFlow = { readonly reads: FormulaField } | { readonly writes: string };

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
  expression(source: string, path: string): Formula;
  template(source: string, path: string): Formula;
  /** The formula's value if it is the same in every run, else undefined. */
  constant(source: string, mode: FormulaField['mode']): Value | undefined;
  /** Whether the step's branch leads somewhere. */
  isConnected(branch: string): boolean;
  /** Where a variable lives in `run.variables`. */
  slot(variable: string): number;
}

/** Index into the kind's branches, or {@link ANSWERED}. */
export type BranchIndex = number;

/** Returned by a step that has set the run's answer: the run ends. */
export const ANSWERED: BranchIndex = -1;

/** Runs one step. Synchronous unless it waits; throws ExpressionError or StepError to fail the run. */
export type ExecuteStep = (run: Run) => BranchIndex | Promise<BranchIndex>;

/**
 * Everything there is to know about a kind of step. The palette, the form, the schema, the proof, the reference page
 * and the run come from this one definition.
 */
export interface StepKind<Schema extends TSchema = TSchema> {
  readonly kind: string;
  readonly name: string;
  readonly category: 'Flow control' | 'Data' | 'Completion';
  readonly journeyKinds: readonly JourneyDocument['kind'][];
  readonly config: Schema;
  /** Empty for a step that ends the run. */
  readonly branches: readonly BranchDefinition[];
  readonly effects: 'none' | 'reads' | 'writes' | 'network';
  readonly docs: string;
  readonly example: Static<Schema>;
  dataFlow(config: Static<Schema>): readonly DataFlow[];
  check?(config: Static<Schema>): readonly ConfigFinding[];
  compile(config: Static<Schema>, compiler: StepCompiler): ExecuteStep;
}

/** Keeps the schema's type while a definition is written, and forgets it for the registry. */
export function defineStepKind<Schema extends TSchema>(definition: StepKind<Schema>): StepKind {
  return definition as unknown as StepKind;
}
