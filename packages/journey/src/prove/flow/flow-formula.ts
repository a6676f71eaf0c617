import type { CompiledExpression, Diagnostic, FlowCheck, NamesRead } from '@waymark/expression';
import type { FlowRead } from '../../steps/step-kind.ts';
import type { FlowState } from './flow-state.ts';

/** A formula of a step, with what is known where it is evaluated. */
export interface FlowFormula extends FlowRead {
  readonly step: string;
  /** What every path has found out when it is evaluated; rows of a step see the rows above them. */
  readonly state: FlowState;
  /** Undefined for a formula that can't be read. */
  readonly known: KnownFormula | undefined;
  /** Why it can't be read. */
  readonly problems: readonly Diagnostic[];
}

/** A formula that can be read. */
export interface KnownFormula {
  readonly compiled: CompiledExpression;
  readonly names: NamesRead;
  /** Its type and its findings, for the variables that are live there. */
  readonly check: FlowCheck;
  /** Variables that it reads and that some path has not set. */
  readonly unset: readonly string[];
  /** The outcome of a decision that was made before, as in the same condition once more. */
  readonly decided: boolean | undefined;
}
