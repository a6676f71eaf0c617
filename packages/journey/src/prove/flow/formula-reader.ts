import {
  type CompileResult,
  type ConstantTrials,
  checkExpression,
  checkInFlow,
  compileExpression,
  type Diagnostic,
  type Fact,
  isSameType,
  type NamesRead,
  namesRead,
  type Type,
  unknownType,
} from '@waymark/expression';
import type { FormulaField } from '../../steps/fields.ts';
import type { FlowRead } from '../../steps/step-kind.ts';
import type { FlowFormula, KnownFormula } from './flow-formula.ts';
import type { FlowState } from './flow-state.ts';
import { knownOutcome } from './known-outcomes.ts';

interface Compiled {
  readonly result: CompileResult;
  readonly names: NamesRead | undefined;
  readonly problems: readonly Diagnostic[];
}

interface Checked {
  readonly types: ReadonlyMap<string, Type>;
  readonly facts: readonly Fact[];
  readonly check: KnownFormula['check'];
}

/** Compiles the formulas of a journey once, and checks them again only where what is known about their names changed. */
export class FormulaReader {
  readonly #slots: ReadonlyMap<string, number>;
  readonly #names: ReadonlySet<string>;
  readonly #trials: ConstantTrials;
  readonly #compiled = new Map<string, Compiled>();
  readonly #checked = new Map<string, Checked>();

  /**
   * @param variables - Names that some step sets: a key without quotes may mean one of them.
   * @param trials - Shared by all journeys of a proof.
   */
  constructor(variables: readonly string[], trials: ConstantTrials) {
    this.#slots = new Map(variables.map((name, slot) => [name, slot]));
    this.#names = new Set(variables);
    this.#trials = trials;
  }

  read(step: string, read: FlowRead, state: FlowState): FlowFormula {
    const { result, names, problems } = this.#compile(read.reads);
    if (!result.ok || names === undefined) return { ...read, step, state, known: undefined, problems };
    const compiled = result.expression;
    const check = this.#check(`${step} ${read.reads.path}`, read, compiled.tree, names, state);
    const unset = [...names.variables.keys()].filter((name) => !state.variables.has(name));
    const decided = read.purpose === 'decision' ? knownOutcome(compiled.tree, state.outcomes) : undefined;
    return { ...read, step, state, known: { compiled, names, check, unset, decided }, problems };
  }

  #compile({ source, mode }: FormulaField): Compiled {
    const key = `${mode} ${source}`;
    const before = this.#compiled.get(key);
    if (before !== undefined) return before;
    const result = compileExpression(source, { mode, variables: this.#slots });
    const compiled: Compiled = result.ok
      ? { result, names: namesRead(result.expression.tree), problems: [] }
      : { result, names: undefined, problems: this.#explain(source, mode, result.diagnostics) };
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #check(key: string, read: FlowRead, tree: KnownFormula['compiled']['tree'], names: NamesRead, state: FlowState) {
    const types = typesOf(names, state, this.#names);
    const facts = [...state.facts.values()].filter(({ root }) => root.startsWith('@') || types.has(root));
    const before = this.#checked.get(key);
    if (before !== undefined && hasSameTypes(before.types, types) && hasSameFacts(before.facts, facts)) {
      return before.check;
    }
    const { source, mode } = read.reads;
    const check = checkInFlow(
      { source, tree },
      {
        mode,
        variables: Object.fromEntries(types),
        trials: this.#trials,
        ...(read.expected === undefined ? {} : { expected: read.expected }),
      },
      facts,
    );
    this.#checked.set(key, { types, facts, check });
    return check;
  }

  /** The checker knows the reasons better than the compiler, and what would mend them. */
  #explain(source: string, mode: FormulaField['mode'], problems: readonly Diagnostic[]): readonly Diagnostic[] {
    const { diagnostics } = checkExpression(source, { mode, trials: this.#trials });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return errors.length > 0 ? errors : problems;
  }
}

/** Types of the names that a formula mentions. What isn't set on every path is reported elsewhere, and may be anything. */
function typesOf({ variables, bareKeys }: NamesRead, state: FlowState, all: ReadonlySet<string>): Map<string, Type> {
  const types = new Map<string, Type>();
  for (const name of [...variables.keys(), ...bareKeys]) {
    if (all.has(name)) types.set(name, state.variables.get(name) ?? unknownType);
  }
  return types;
}

function hasSameTypes(left: ReadonlyMap<string, Type>, right: ReadonlyMap<string, Type>): boolean {
  for (const [name, type] of left) {
    const other = right.get(name);
    if (other === undefined || !isSameType(type, other)) return false;
  }
  return true;
}

const hasSameFacts = (left: readonly Fact[], right: readonly Fact[]): boolean =>
  left.length === right.length &&
  left.every((fact, index) => {
    const other = right[index] as Fact;
    return (
      fact === other ||
      (fact.root === other.root &&
        fact.members.join('\n') === other.members.join('\n') &&
        isSameType(fact.type, other.type))
    );
  });
