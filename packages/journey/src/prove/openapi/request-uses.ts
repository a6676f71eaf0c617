import { type BinaryOperator, booleanType, type Call, findFunction, optionsOf, type Type } from '@waymark/expression';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { type FindSubJourney, noSubJourneys } from '../../plan/sub-journeys.ts';
import { FAILURE } from '../../steps/step-kind.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { analyseTaint } from '../taint/analyse-taint.ts';
import type { FlowObserver } from '../taint/flow-observer.ts';
import type { FlowValue } from '../taint/flow-value.ts';
import type { FollowedJourney } from '../taint/follow-journey.ts';
import type { FollowedStep } from '../taint/follow-step.ts';
import { identityOfPath, type RequestPath } from '../taint/request-value.ts';
import { RequestNode } from './request-node.ts';
import { requiredPaths } from './required-paths.ts';

/** What a journey reads of the request. */
export interface RequestUses {
  /** With `body`, `params` and `headers` below it. */
  readonly root: RequestNode;
  /** Whether no run comes to an answer of the journey's own without the place at a path. */
  isRequired(path: RequestPath): boolean;
}

/** Collects every place of the request that a journey reads, and what it needs there. */
export function requestUsesOf(document: JourneyDocument, findSubJourney: FindSubJourney = noSubJourneys): RequestUses {
  const root = new RequestNode();
  const strict = new Map<string, Set<string>>();
  const observer = (step: string, callers: readonly string[]) =>
    new UseCollector(root, callers[0] ?? step, strictAt(strict, [...callers, step].join('/')));
  const { followed, tokens } = analyseTaint(document, findSubJourney, observer);
  noteSteps(followed, '', root, strict);
  for (const path of tokens) {
    const node = root.find(path);
    node?.markAsToken();
  }
  const required = requiredPaths(document, strict, findSubJourney);
  return { root, isRequired: (path) => required.has(JSON.stringify(path)) };
}

function strictAt(strict: Map<string, Set<string>>, key: string): Set<string> {
  const known = strict.get(key) ?? new Set();
  strict.set(key, known);
  return known;
}

/** Hears one step's formulas. `strict` gets the places without which the evaluation fails. */
class UseCollector implements FlowObserver {
  readonly #root: RequestNode;
  readonly #reader: string;
  readonly #strict: Set<string>;

  constructor(root: RequestNode, reader: string, strict: Set<string>) {
    this.#root = root;
    this.#reader = reader;
    this.#strict = strict;
  }

  member(target: FlowValue, name: string | undefined, optional: boolean, certain: boolean): void {
    const { source } = target;
    if (source === undefined) return;
    const node = this.#root.at(source);
    if (name === undefined) node.isOpen = source.length > 0;
    else this.#note([...source, name]);
    if (!optional) this.#need(source, certain && isWhole(target));
  }

  list(list: FlowValue, certain: boolean): void {
    this.#use(list, certain)?.restrict(['array']);
    if (list.source !== undefined) this.#note([...list.source, '*']);
  }

  call({ name, args: nodes }: Call, args: readonly FlowValue[], certain: boolean): void {
    const definition = findFunction(name);
    if (definition === undefined) return;
    nodes.forEach((_, index) => {
      const parameter = definition.parameters[index] ?? definition.parameters.at(-1);
      const value = args[index];
      if (parameter === undefined || value?.source === undefined || hasVariable(parameter.type)) return;
      const isNullTaken = optionsOf(parameter.type).some(({ kind }) => kind === 'null' || kind === 'unknown');
      this.#use(value, certain && !isNullTaken && parameter.optional !== true)?.restrictTo(parameter.type);
    });
  }

  binary(operator: BinaryOperator, left: FlowValue, right: FlowValue, certain: boolean): void {
    this.#operand(operator, left, right, certain);
    this.#operand(operator, right, left, certain);
  }

  #operand(operator: BinaryOperator, value: FlowValue, other: FlowValue, certain: boolean): void {
    if (value.source === undefined || operator === '&&' || operator === '||' || operator === '??') return;
    const constant = other.constant?.value;
    const node = this.#use(value, certain && operator !== '==' && operator !== '!=' && operator !== '+');
    if (node === undefined) return;
    if (typeof constant === 'object') node.takeNull();
    else if (constant !== undefined) {
      if (operator === '+' && typeof constant === 'string') return;
      node.restrict([typeof constant as 'string' | 'number' | 'boolean']);
      if (operator === '==' || operator === '!=') node.examples.add(constant);
    } else if (!['+', '==', '!=', '<', '<=', '>', '>='].includes(operator)) node.restrict(['number']);
  }

  #use(value: FlowValue, needed: boolean): RequestNode | undefined {
    const { source } = value;
    if (source === undefined) return undefined;
    this.#need(source, needed && isWhole(value));
    return this.#note(source);
  }

  #note(path: RequestPath): RequestNode {
    const node = this.#root.at(path);
    node.readers.add(this.#reader);
    return node;
  }

  #need(path: RequestPath, needed: boolean): void {
    if (needed && path.length > 0) this.#strict.add(JSON.stringify(path));
  }
}

/** Whether the value is what stands at its place of the request, without another to fall back on. */
const isWhole = ({ source, identity }: FlowValue): boolean =>
  source !== undefined && identity === identityOfPath(source);

/** Types that depend on the other arguments say nothing by themselves. */
const hasVariable = (type: Type): boolean =>
  type.kind === 'variable' || type.kind === 'lambda' || (type.kind === 'union' && type.options.some(hasVariable));

/** What steps do with whole values, and which failures they take themselves. */
function noteSteps(
  { document, steps }: FollowedJourney,
  prefix: string,
  root: RequestNode,
  strict: Map<string, Set<string>>,
): void {
  for (const [id, followed] of steps) {
    const step = document.steps[id] as Step;
    noteReads(step, followed, root, strictAt(strict, prefix + id));
    if (followed.callee !== undefined) noteSteps(followed.callee, `${prefix}${id}/`, root, strict);
    if (takesFailures(step)) {
      for (const key of strict.keys()) if (`${key}/`.startsWith(`${prefix}${id}/`)) strict.set(key, new Set());
    }
  }
}

/** A value that a step itself looks at: the token that it checks, the flag that it tests, the number that it compares. */
function noteReads(step: Step, { reads }: FollowedStep, root: RequestNode, strict: Set<string>): void {
  const flows = findStepKind(step.kind)?.dataFlow((step.config ?? {}) as never) ?? [];
  for (const { field, value } of reads) {
    const { source } = value;
    if (source === undefined || source.length === 0) continue;
    const flow = flows.find((one) => 'reads' in one && one.reads.path === field.path);
    const expected = flow !== undefined && 'reads' in flow ? flow.expected : undefined;
    if (expected !== undefined) {
      root.at(source).restrictTo(expected.kind === 'boolean' ? booleanType : expected);
      if (isWhole(value)) strict.add(JSON.stringify(source));
    } else if (step.kind === 'match-case') {
      const { dataType } = step.config as { readonly dataType: string };
      root.at(source).restrict(dataType === 'string' ? ['string'] : ['number']);
    }
  }
}

const takesFailures = ({ kind, branches }: Step): boolean =>
  kind === 'match-case' || branches?.[FAILURE] !== undefined || branches?.otherwise !== undefined;
