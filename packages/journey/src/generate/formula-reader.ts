import { type Expression, type ExpressionMode, parseExpression } from '@waymark/expression';
import { type CallCounts, indexCalls } from './index-calls.ts';
import { OPAQUE } from './leaf.ts';
import { substitute } from './substitute.ts';
import { textOf, variableNode } from './syntax.ts';

/** Values that grow longer than this when variables are replaced count as unknown. */
const MAX_TEXT = 8_000;

/** What the variables of a path hold, by name with scope. */
export type Variables = ReadonlyMap<string, Expression>;

const trees = new Map<string, Expression>();

function parsed(source: string, mode: ExpressionMode): Expression {
  const key = `${mode} ${source}`;
  const known = trees.get(key);
  if (known !== undefined) return known;
  const tree = parseExpression(source, { mode }).tree ?? variableNode(`${OPAQUE}text`);
  const delimited: Expression = tree.kind === 'template' ? { ...tree, delimited: true } : tree;
  if (trees.size > 10_000) trees.clear();
  trees.set(key, delimited);
  return delimited;
}

/** Reads the formulas of one step in their order, with what is known on the way to it in the place of variables. */
export class FormulaReader {
  readonly given: Expression[] = [];
  readonly variables: Map<string, Expression>;
  counts: CallCounts;
  readonly #scope: string;

  constructor(variables: Variables, counts: CallCounts, scope: string) {
    this.variables = new Map(variables);
    this.counts = counts;
    this.#scope = scope;
  }

  read(source: string, mode: ExpressionMode): Expression {
    const whole = substitute(parsed(source, mode), (name) => this.variables.get(this.#scope + name));
    const { node, counts, given } = indexCalls(whole, this.counts);
    this.counts = counts;
    this.given.push(...given);
    return node;
  }

  /** Numbers a call that a step makes itself. */
  call(node: Expression): Expression {
    const { node: indexed, counts, given } = indexCalls(node, this.counts);
    this.counts = counts;
    this.given.push(...given);
    return indexed;
  }

  set(name: string, value: Expression, scope = this.#scope): void {
    const isLong = textOf(value).length > MAX_TEXT;
    this.variables.set(scope + name, isLong ? variableNode(`${OPAQUE}${this.variables.size}`) : value);
  }
}
