import type { Expression, Value } from '@waymark/expression';
import { assignBinary } from './assign-binary.ts';
import { assignCall } from './assign-call.ts';
import type { Evaluator } from './evaluator.ts';
import { type Input, writeInput } from './input.ts';
import { isRecord, isSame } from './json-values.ts';
import { LOCAL, leafPath } from './leaf.ts';
import { otherValues } from './other-values.ts';
import { inlineLet, substitute } from './substitute.ts';
import { suggestFailure } from './suggest-failure.ts';
import { suggestSuccess } from './suggest-success.ts';
import { literal, variableNode } from './syntax.ts';

/** Formulas are followed so deep; what lies deeper is left to the search. */
const MAX_DEPTH = 24;

/** An item of a list that was solved, and the input with what else had to change. */
export interface SolvedItem {
  readonly item: Value;
  readonly input: Input;
}

/**
 * Finds inputs for which a formula yields a wanted value, from the outside in: what an operator or a function has to be
 * given is computed from its result, until a place of the input is reached. Suggestions may be wrong; who asks evaluates
 * them.
 */
export class Inverter {
  readonly evaluator: Evaluator;
  #locals = 0;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** The value of a formula; undefined where it fails. */
  valueOf(node: Expression, input: Input): Value | undefined {
    return this.evaluator.evaluate(node, input)?.value;
  }

  /** Inputs for which a formula probably yields a value. */
  *assign(node: Expression, value: Value, input: Input, depth = 0): Generator<Input> {
    if (depth > MAX_DEPTH) return;
    const now = this.valueOf(node, input);
    if (now !== undefined && isSame(now, value)) yield input;
    else yield* this.#change(node, value, input, depth + 1);
  }

  /** Inputs for which a formula probably counts as true, or as false. */
  *truth(node: Expression, wanted: boolean, input: Input, depth: number): Generator<Input> {
    const now = this.valueOf(node, input);
    if (now !== undefined && (now === null || now === false || now === 0) !== wanted) yield input;
    yield* this.assign(node, wanted, input, depth);
    for (const value of wanted ? ['value', 1, {}] : [null, 0]) yield* this.assign(node, value, input, depth);
  }

  /** Inputs for which a formula yields something else than a value. */
  *differ(node: Expression, value: Value, input: Input, depth: number): Generator<Input> {
    for (const other of otherValues(value)) yield* this.assign(node, other, input, depth);
  }

  /** Inputs for which a formula probably fails. */
  fail(node: Expression, input: Input, depth = 0): Generator<Input> {
    return suggestFailure(this, node, input, depth);
  }

  /** Inputs for which a formula probably doesn't fail, and yields a value of the type where one is given. */
  succeed(node: Expression, input: Input, type?: string, depth = 0): Generator<Input> {
    return suggestSuccess(this, node, input, type, depth);
  }

  /** Items for which a lambda probably yields a value (`wanted`), or something that counts as true or false (`truth`). */
  *solveItem(
    lambda: Expression | undefined,
    goal: { readonly wanted: Value } | { readonly truth: boolean },
    item: Value,
    input: Input,
    depth: number,
    others: readonly Value[] = [],
  ): Generator<SolvedItem> {
    if (lambda?.kind !== 'lambda' || depth > MAX_DEPTH) return;
    const name = `${LOCAL}${this.#locals++}`;
    const position = others.length;
    const body = substitute(lambda.body, (wanted) => {
      const index = lambda.parameters.findIndex((parameter) => parameter.name === wanted);
      if (index === -1) return undefined;
      if (index === position) return variableNode(name);
      return literal(index < position ? (others[index] as Value) : 0);
    });
    const start: Input = { ...input, locals: { ...input.locals, [name]: item } };
    const solved =
      'wanted' in goal ? this.assign(body, goal.wanted, start, depth) : this.truth(body, goal.truth, start, depth);
    for (const one of solved) {
      const { [name]: found = null, ...locals } = one.locals;
      yield { item: found, input: { ...one, locals } };
    }
  }

  *#change(node: Expression, value: Value, input: Input, depth: number): Generator<Input> {
    const path = leafPath(node);
    if (path !== undefined) {
      const written = writeInput(input, path, value);
      if (written !== undefined) yield written;
      return;
    }
    switch (node.kind) {
      case 'member':
        return yield* this.#changeMember(node.target, node.name, value, input, depth);
      case 'subscript': {
        const key = this.valueOf(node.key, input);
        if (typeof key === 'string' || typeof key === 'number')
          yield* this.#changeMember(node.target, key, value, input, depth);
        return;
      }
      case 'let':
        return yield* this.assign(inlineLet(node), value, input, depth);
      case 'try':
        yield* this.assign(node.body, value, input, depth);
        for (const failed of this.fail(node.body, input, depth))
          yield* this.assign(node.alternate, value, failed, depth);
        return;
      case 'conditional':
        for (const yes of this.truth(node.test, true, input, depth))
          yield* this.assign(node.consequent, value, yes, depth);
        for (const no of this.truth(node.test, false, input, depth))
          yield* this.assign(node.alternate, value, no, depth);
        return;
      case 'unary':
        if (node.operator === '!' && typeof value === 'boolean') yield* this.truth(node.operand, !value, input, depth);
        if (node.operator === '-' && typeof value === 'number') yield* this.assign(node.operand, -value, input, depth);
        return;
      case 'binary':
        return yield* assignBinary(this, node, value, input, depth);
      case 'array':
        if (Array.isArray(value) && value.length === node.items.length)
          yield* this.assignAll(node.items, value, input, depth);
        return;
      case 'object':
        if (isRecord(value)) {
          const values = node.entries.map(({ key }) => (Object.hasOwn(value, key) ? (value[key] as Value) : null));
          yield* this.assignAll(
            node.entries.map((entry) => entry.value),
            values,
            input,
            depth,
          );
        }
        return;
      case 'template':
        return yield* this.#changeTemplate(node.texts, node.expressions, value, input, depth);
      case 'call':
        return yield* assignCall(this, node, value, input, depth);
      case 'invocation':
        if (node.callee.kind === 'lambda') yield* this.assign(applied(node.callee, node.args), value, input, depth);
        return;
      default:
        return;
    }
  }

  /** Gives each formula its value, one after the other. */
  *assignAll(nodes: readonly Expression[], values: readonly Value[], input: Input, depth: number): Generator<Input> {
    const [node, ...rest] = nodes;
    if (node === undefined) yield input;
    else
      for (const next of this.assign(node, values[0] as Value, input, depth))
        yield* this.assignAll(rest, values.slice(1), next, depth);
  }

  *#changeMember(
    target: Expression,
    key: string | number,
    value: Value,
    input: Input,
    depth: number,
  ): Generator<Input> {
    if (target.kind === 'object') {
      const entry = target.entries.findLast((one) => one.key === key);
      if (entry !== undefined) yield* this.assign(entry.value, value, input, depth);
      return;
    }
    const container = this.valueOf(target, input);
    if (typeof key === 'number') {
      const list = Array.isArray(container) ? [...(container as readonly Value[])] : [];
      while (list.length < key) list.push(null);
      list[key] = value;
      yield* this.assign(target, list, input, depth);
      return;
    }
    yield* this.assign(target, { ...(isRecord(container) ? container : {}), [key]: value }, input, depth);
  }

  *#changeTemplate(
    texts: readonly string[],
    expressions: readonly Expression[],
    value: Value,
    input: Input,
    depth: number,
  ): Generator<Input> {
    if (typeof value !== 'string') return;
    const pieces = splitAt(value, texts);
    if (pieces !== undefined) yield* this.assignAll(expressions, pieces, input, depth);
    for (const [index, expression] of expressions.entries()) {
      const parts = expressions.map((one) => asText(this.valueOf(one, input)));
      const before = texts
        .slice(0, index + 1)
        .map((text, at) => text + (at < index ? parts[at] : ''))
        .join('');
      const after = texts
        .slice(index + 1)
        .map((text, at) => text + (parts[index + 1 + at] ?? ''))
        .join('');
      if (value.length < before.length + after.length || !value.startsWith(before) || !value.endsWith(after)) continue;
      yield* this.assign(expression, value.slice(before.length, value.length - after.length), input, depth);
    }
  }
}

/** The parts of a text between fixed ones; undefined where they don't stand in it in this order. */
function splitAt(value: string, [first = '', ...texts]: readonly string[]): string[] | undefined {
  if (!value.startsWith(first)) return undefined;
  const pieces: string[] = [];
  let at = first.length;
  for (const [index, text] of texts.entries()) {
    const isLast = index === texts.length - 1;
    const end = isLast && value.endsWith(text) ? value.length - text.length : value.indexOf(text, at);
    if (end < at) return undefined;
    pieces.push(value.slice(at, end));
    at = end + text.length;
  }
  return at === value.length ? pieces : undefined;
}

const asText = (value: Value | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** A lambda's body with arguments in the place of its parameters. */
const applied = (lambda: Extract<Expression, { kind: 'lambda' }>, args: readonly Expression[]): Expression =>
  substitute(lambda.body, (name) => {
    const index = lambda.parameters.findIndex((parameter) => parameter.name === name);
    return index === -1 ? undefined : args[index];
  });
