import type { Value } from '../../values/value.ts';

/** A JSONPath query (RFC 9535). */
export interface Query {
  /** `$` or `@`. */
  readonly root: 'document' | 'current';
  readonly segments: readonly Segment[];
}

export interface Segment {
  readonly descendant: boolean;
  readonly selectors: readonly Selector[];
}

export type Selector =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'slice'; readonly start?: number; readonly end?: number; readonly step: number }
  | { readonly kind: 'filter'; readonly test: Logical };

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A condition of a filter. */
export type Logical =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Logical[] }
  | { readonly kind: 'not'; readonly part: Logical }
  | { readonly kind: 'exists'; readonly query: Query }
  | { readonly kind: 'call'; readonly call: FunctionCall }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Comparable;
      readonly right: Comparable;
    };

/** Something with at most one value. */
export type Comparable =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'call'; readonly call: FunctionCall };

/** `length`, `count` and `value` give a value, `match` and `search` a truth. */
export interface FunctionCall {
  readonly name: 'length' | 'count' | 'value' | 'match' | 'search';
  readonly args: readonly Comparable[];
}

/** True if the query can't give more than one node. */
export function isSingular(query: Query): boolean {
  return query.segments.every(
    ({ descendant, selectors: [first, second] }) =>
      !descendant && second === undefined && (first?.kind === 'name' || first?.kind === 'index'),
  );
}
