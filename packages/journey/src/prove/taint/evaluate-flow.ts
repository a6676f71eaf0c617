import type { Binary, Call, Expression, LambdaExpression, Let, Template, Value } from '@waymark/expression';
import { bothFacts, eitherFacts, type Facts, listedFact } from './facts.ts';
import type { FlowObserver } from './flow-observer.ts';
import { flowOfBinary } from './flow-of-binary.ts';
import { flowOfCall } from './flow-of-call.ts';
import {
  allLabels,
  anyItem,
  CLEAN,
  constantValue,
  container,
  type FlowValue,
  identified,
  joinValues,
  leaf,
  mapLabels,
  plain,
  scalar,
  withFacts,
  withLabels,
} from './flow-value.ts';
import { influenceOf } from './influence.ts';
import { filterLabels, joinLabels, type Labels, NO_LABELS } from './label.ts';
import { concatTexts, constantText, UNKNOWN_TEXT } from './redirect-text.ts';
import { type RequestPath, requestValue } from './request-value.ts';
import { variablesIn } from './variables-in.ts';

export type Names = ReadonlyMap<string, FlowValue>;

/** Nodes that are looked at in one formula; lambdas that call lambdas can multiply them. */
const BUDGET = 100_000;

/** How deep nodes may stand in each other, calls of lambdas included: one that calls itself has no other end. */
const MAX_DEPTH = 600;

export interface FlowSurroundings {
  readonly variables: Names;
  /** What is certain when the evaluation begins. */
  readonly facts: Facts;
  /** Places of the request that hold tokens. */
  readonly tokens: readonly RequestPath[];
  readonly observer?: FlowObserver | undefined;
}

/** Goes through a formula as an evaluation would, with what is known of each value in place of the values. */
export class FlowEvaluator {
  readonly #variables: Names;
  readonly tokens: readonly RequestPath[];
  readonly observer: FlowObserver | undefined;
  /** What is certain at this point of the evaluation. */
  facts: Facts;
  /** False where the evaluation might not get to, or where a failure is caught. */
  certain = true;
  #budget = BUDGET;
  #depth = 0;

  constructor({ variables, facts, tokens, observer }: FlowSurroundings) {
    this.#variables = variables;
    this.facts = facts;
    this.tokens = tokens;
    this.observer = observer;
  }

  evaluate(node: Expression, names: Names = new Map()): FlowValue {
    if (this.#budget-- <= 0 || this.#depth >= MAX_DEPTH) return leaf(this.#labelsOfNames(node, names));
    this.#depth++;
    const value = this.#evaluate(node, names);
    this.#depth--;
    return value.identity !== undefined && this.facts.has(listedFact(value.identity)) ? listed(value) : value;
  }

  /** Evaluates what might not be evaluated, or what may fail without the formula failing. */
  maybe<Result>(facts: Facts, evaluate: () => Result): Result {
    const { certain } = this;
    this.certain = false;
    this.facts = facts;
    const result = evaluate();
    this.certain = certain;
    return result;
  }

  #evaluate(node: Expression, names: Names): FlowValue {
    switch (node.kind) {
      case 'number':
      case 'string':
      case 'constant':
        return constantValue(node.value);
      case 'template':
        return this.#template(node, names);
      case 'variable':
        return names.get(node.name) ?? this.#variables.get(node.name) ?? CLEAN;
      case 'array':
        return fold(
          container(new Map(node.items.map((item, index) => [String(index), this.evaluate(item, names)]))),
          'list',
        );
      case 'object':
        return this.#object(node, names);
      case 'member':
        return this.#member(this.evaluate(node.target, names), node.name, node.optional);
      case 'subscript':
        return this.#subscript(this.evaluate(node.target, names), this.evaluate(node.key, names), node.optional);
      case 'let':
        return this.#let(node, names);
      case 'try':
        return this.#try(node.body, node.alternate, names);
      case 'lambda':
        return this.#lambda(node, names);
      case 'invocation': {
        const callee = this.evaluate(node.callee, names);
        const args = node.args.map((arg) => this.evaluate(arg, names));
        return (
          callee.call?.(args) ?? leaf(args.reduce<Labels>((all, arg) => joinLabels(all, allLabels(arg)), NO_LABELS))
        );
      }
      case 'call':
        return this.#call(node, names);
      case 'conditional':
        return this.#conditional(node.test, node.consequent, node.alternate, names);
      case 'binary':
        return this.#binary(node, names);
      case 'unary': {
        const operand = this.evaluate(node.operand, names);
        if (node.operator !== '!') return scalar(allLabels(operand));
        return withFacts(scalar(influenceOf(operand)), { whenTrue: operand.whenFalse, whenFalse: operand.whenTrue });
      }
      case 'error':
        return CLEAN;
    }
  }

  #template({ texts, expressions }: Template, names: Names): FlowValue {
    let text = constantText(texts[0] ?? '');
    let labels = NO_LABELS;
    const ids: (string | undefined)[] = [];
    expressions.forEach((expression, index) => {
      const value = this.evaluate(expression, names);
      labels = joinLabels(labels, allLabels(value));
      ids.push(value.identity);
      const part = value.constant === undefined ? value.text : constantText(textOf(value.constant.value));
      text = concatTexts(concatTexts(text, part), constantText(texts[index + 1] ?? ''));
    });
    if (text.constant !== undefined) return { ...constantValue(text.constant), labels };
    return { ...identified(CLEAN, `template${JSON.stringify(texts)}`, ids), labels, text };
  }

  #object(node: Expression & { kind: 'object' }, names: Names): FlowValue {
    const members = new Map<string, FlowValue>();
    let computed: FlowValue | undefined;
    for (const { key, bare, value } of node.entries) {
      const member = this.evaluate(value, names);
      // A bare key is the value of the variable of its name where there is one.
      const isComputed = bare && (names.has(key) || this.#variables.has(key));
      if (isComputed) computed = computed === undefined ? plain(member) : joinValues(computed, plain(member));
      else members.set(key, member);
    }
    const whole = fold(container(members), 'object');
    if (computed === undefined) return whole;
    const { constant: _, identity: __, ...rest } = whole;
    return { ...rest, items: computed };
  }

  #member(target: FlowValue, name: string, optional: boolean): FlowValue {
    this.observer?.member?.(target, name, optional, this.certain);
    if (!optional) this.facts = bothFacts(this.facts, target.whenSet);
    return this.memberOf(target, name);
  }

  /** A member of a value, or an item of a list. */
  memberOf(target: FlowValue, name: string): FlowValue {
    const found = target.members?.get(name) ?? this.#unlisted(target, name);
    const known = target.whenSet.size === 0 ? found : withFacts(found, { whenSet: target.whenSet });
    return known.identity === undefined ? identified(known, `.${JSON.stringify(name)}`, [target.identity]) : known;
  }

  #unlisted(target: FlowValue, name: string): FlowValue {
    if (target.source !== undefined) {
      const [label] = target.labels.values();
      return requestValue([...target.source, name], this.tokens, label?.way);
    }
    if (target.constant !== undefined) {
      const { value } = target.constant;
      const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
      return constantValue(isObject ? ((value as Record<string, Value>)[name] ?? null) : null);
    }
    const rest = leaf(target.labels);
    return target.items === undefined ? rest : joinValues(rest, target.items);
  }

  #subscript(target: FlowValue, key: FlowValue, optional: boolean): FlowValue {
    const name = key.constant === undefined ? undefined : textOf(key.constant.value);
    if (name !== undefined && typeof key.constant?.value === 'string') return this.#member(target, name, optional);
    if (typeof key.constant?.value === 'number') this.observer?.list?.(target, this.certain);
    else this.observer?.member?.(target, undefined, optional, this.certain);
    if (!optional) this.facts = bothFacts(this.facts, target.whenSet);
    const item = name !== undefined && target.source === undefined ? this.memberOf(target, name) : this.itemOf(target);
    const found = identified(item, '[]', [target.identity, key.identity]);
    return withLabels(found, influenceOf(key));
  }

  /** Any item of a list, or any member. */
  itemOf(list: FlowValue): FlowValue {
    if (list.source === undefined) return anyItem(list);
    const [label] = list.labels.values();
    const item = requestValue([...list.source, '*'], this.tokens, label?.way);
    return [...(list.members?.values() ?? [])].reduce<FlowValue>(
      (all, member) => ({ ...joinValues(all, plain(member)), source: [...(list.source ?? []), '*'] }),
      item,
    );
  }

  #let({ sequential, bindings, body }: Let, names: Names): FlowValue {
    let inner = names;
    const bound = new Map(names);
    for (const { name, value } of bindings) {
      bound.set(name, this.evaluate(value, sequential ? inner : names));
      if (sequential) inner = new Map(bound);
    }
    return this.evaluate(body, bound);
  }

  #try(body: Expression, alternate: Expression, names: Names): FlowValue {
    const before = this.facts;
    const value = this.maybe(before, () => this.evaluate(body, names));
    const gained = this.facts;
    const instead = this.maybe(before, () => this.evaluate(alternate, names));
    this.facts = eitherFacts(gained, this.facts);
    // If the alternate is null or false, anything else can only come from an evaluation that succeeded.
    const known = withFacts(value, { whenTrue: gained, whenFalse: gained, whenSet: gained });
    return joinValues(known, instead);
  }

  #lambda({ parameters, body }: LambdaExpression, names: Names): FlowValue {
    const call = (args: readonly FlowValue[]): FlowValue => {
      const inner = new Map(names);
      parameters.forEach(({ name }, index) => {
        inner.set(name, args[index] ?? CLEAN);
      });
      const { facts } = this;
      const value = this.maybe(facts, () => this.evaluate(body, inner));
      this.facts = facts;
      return value;
    };
    return { ...CLEAN, call };
  }

  #call(node: Call, names: Names): FlowValue {
    const args = node.args.map((arg) => this.evaluate(arg, names));
    this.observer?.call?.(node, args, this.certain);
    return flowOfCall(node, args, this);
  }

  #conditional(test: Expression, consequent: Expression, alternate: Expression, names: Names): FlowValue {
    const decision = this.evaluate(test, names);
    const before = this.facts;
    const first = this.maybe(bothFacts(before, decision.whenTrue), () => this.evaluate(consequent, names));
    const factsOfFirst = this.facts;
    const second = this.maybe(bothFacts(before, decision.whenFalse), () => this.evaluate(alternate, names));
    this.facts = eitherFacts(factsOfFirst, this.facts);
    const either = identified(joinValues(first, second), '?', [decision.identity, first.identity, second.identity]);
    return withLabels(either, influenceOf(decision));
  }

  /** Follows the left operands in a loop: a chain may be longer than the host's stack allows. */
  #binary(tree: Binary, names: Names): FlowValue {
    const chain: Binary[] = [];
    let first: Expression = tree;
    while (first.kind === 'binary') {
      chain.push(first);
      first = first.left;
    }
    let left = this.evaluate(first, names);
    for (const { operator, right: node } of chain.reverse()) {
      const right = this.#right(operator, left, node, names);
      this.observer?.binary?.(operator, left, right, this.certain);
      left = identified(flowOfBinary(operator, left, right), operator, [left.identity, right.identity]);
    }
    return left;
  }

  #right(operator: Binary['operator'], left: FlowValue, node: Expression, names: Names): FlowValue {
    if (operator !== '&&' && operator !== '||' && operator !== '??') return this.evaluate(node, names);
    const before = this.facts;
    const known = operator === '&&' ? left.whenTrue : operator === '||' ? left.whenFalse : before;
    const value = this.maybe(bothFacts(before, known), () => this.evaluate(node, names));
    this.facts = before;
    return value;
  }

  #labelsOfNames(node: Expression, names: Names): Labels {
    let labels = NO_LABELS;
    for (const name of variablesIn(node)) {
      const value = names.get(name) ?? this.#variables.get(name);
      if (value !== undefined) labels = joinLabels(labels, allLabels(value));
    }
    return labels;
  }
}

/** The caller chose the value, but only from a list that he didn't write. */
const listed = (value: FlowValue): FlowValue => ({
  ...mapLabels(value, (labels) => filterLabels(labels, ({ kind }) => kind !== 'caller-input')),
  text: UNKNOWN_TEXT,
});

/** A list or an object of constants is a constant. */
function fold(value: FlowValue, kind: 'list' | 'object'): FlowValue {
  const constants: [string, Value][] = [];
  for (const [name, member] of value.members ?? []) {
    if (member.constant === undefined) return value;
    constants.push([name, member.constant.value]);
  }
  const folded: Value = kind === 'list' ? constants.map(([, one]) => one) : Object.fromEntries(constants);
  return { ...value, ...constantValue(folded), text: value.text };
}

export const textOf = (value: Value): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
