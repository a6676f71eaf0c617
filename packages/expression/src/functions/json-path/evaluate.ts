import type { Run } from '../../compile/run.ts';
import { ExpressionError } from '../../errors.ts';
import { isList, isObject } from '../../values/kinds.ts';
import { keysOf, readOwn } from '../../values/object-record.ts';
import type { Value } from '../../values/value.ts';
import { holds } from './filter.ts';
import type { Query, Segment, Selector } from './tree.ts';

/** Deepest value that `..` goes into. */
const maximumDepth = 500;

/** What a query is asked about. */
export interface Scope {
  readonly run: Run;
  readonly document: Value;
}

/** The values that a query selects, in the order of the standard; every node looked at is charged. */
export function select(scope: Scope, query: Query, current: Value): readonly Value[] {
  let nodes: readonly Value[] = [query.root === 'document' ? scope.document : current];
  for (const segment of query.segments) {
    const next: Value[] = [];
    for (const node of nodes) {
      if (segment.descendant) applyToDescendants(scope, segment, node, next, 0);
      else applySegment(scope, segment, node, next);
    }
    nodes = next;
  }
  return nodes;
}

function applyToDescendants(scope: Scope, segment: Segment, node: Value, out: Value[], depth: number): void {
  if (depth > maximumDepth) {
    throw new ExpressionError('E_LIMIT', `A value is nested more than ${maximumDepth} levels deep.`);
  }
  scope.run.charge(1);
  applySegment(scope, segment, node, out);
  forEachChild(node, (child) => {
    if (typeof child === 'object' && child !== null) applyToDescendants(scope, segment, child, out, depth + 1);
    else scope.run.charge(1);
  });
}

function applySegment(scope: Scope, segment: Segment, node: Value, out: Value[]): void {
  for (const selector of segment.selectors) applySelector(scope, selector, node, out);
}

function applySelector(scope: Scope, selector: Selector, node: Value, out: Value[]): void {
  const { run } = scope;
  run.charge(1);
  switch (selector.kind) {
    case 'name':
      if (isObject(node) && Object.hasOwn(node, selector.name)) out.push(readOwn(node, selector.name));
      break;
    case 'index':
      if (isList(node)) {
        const index = selector.index < 0 ? node.length + selector.index : selector.index;
        if (index >= 0 && index < node.length) out.push(node[index] as Value);
      }
      break;
    case 'slice':
      if (isList(node)) applySlice(run, selector, node, out);
      break;
    case 'wildcard':
      forEachChild(node, (child) => {
        run.charge(1);
        out.push(child);
      });
      break;
    case 'filter':
      forEachChild(node, (child) => {
        run.charge(1);
        if (holds(scope, selector.test, child)) out.push(child);
      });
  }
}

function forEachChild(node: Value, visit: (child: Value) => void): void {
  if (isList(node)) node.forEach(visit);
  else if (isObject(node)) for (const key of keysOf(node)) visit(readOwn(node, key));
}

/** RFC 9535 §2.3.4.2.2. */
function applySlice(run: Run, selector: Selector & { kind: 'slice' }, list: readonly Value[], out: Value[]): void {
  const { step } = selector;
  if (step === 0) return;
  const { length } = list;
  const normalize = (index: number): number => (index >= 0 ? index : length + index);
  const first = normalize(selector.start ?? (step > 0 ? 0 : length - 1));
  const last = selector.end === undefined ? (step > 0 ? length : -1) : normalize(selector.end);
  if (step > 0) {
    const upper = Math.min(Math.max(last, 0), length);
    for (let index = Math.min(Math.max(first, 0), length); index < upper; index += step) push(index);
  } else {
    const lower = Math.min(Math.max(last, -1), length - 1);
    for (let index = Math.min(Math.max(first, -1), length - 1); index > lower; index += step) push(index);
  }

  function push(index: number): void {
    run.charge(1);
    out.push(list[index] as Value);
  }
}
