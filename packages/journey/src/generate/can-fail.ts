import {
  arrayType,
  booleanType,
  checkExpression,
  type Expression,
  numberType,
  objectType,
  stringType,
  type Type,
} from '@waymark/expression';
import type { Facts } from './facts.ts';
import { nodesOf, textOf, variableNode, withChildren } from './syntax.ts';

/** Formulas that were computed on a path before, with the types of their values: they don't fail when computed again. */
export type Computed = ReadonlyMap<string, Type>;

const TYPES: Readonly<Record<string, Type>> = {
  string: stringType,
  number: numberType,
  boolean: booleanType,
  object: objectType,
  array: arrayType(),
};

/** Functions that fail for values of the wrong types only. */
const TOTAL = new Set([
  'time.now',
  'time.diff',
  'std.typeOf',
  'std.len',
  'std.contains',
  'strings.toLower',
  'strings.toUpper',
  'strings.trim',
  'strings.startsWith',
  'strings.endsWith',
  'strings.contains',
  'math.abs',
  'math.ceil',
  'math.floor',
  'policy.request',
  'policy.client',
  'env.get',
]);

/** Whether some value of the input can make a formula fail, or yield another type than the one that is needed. */
export function canFail(node: Expression, type: string | undefined, computed: Computed, facts: Facts): boolean {
  const variables: Record<string, Type> = {};
  const known = replaceComputed(node, typedBy(facts, computed), variables);
  for (const one of nodesOf(known)) {
    if (one.kind === 'call' && !TOTAL.has(one.name)) return true;
    if (one.kind === 'binary' && (one.operator === '/' || one.operator === '%')) return true;
    if (one.kind === 'variable' && !Object.hasOwn(variables, one.name)) return true;
  }
  const expected = type === undefined ? undefined : TYPES[type];
  const checked = checkExpression(textOf(known), { variables, ...(expected === undefined ? {} : { expected }) });
  return (
    !checked.complete ||
    checked.diagnostics.length > 0 ||
    (expected !== undefined && checked.type.kind !== expected.kind)
  );
}

/** A path on which `@std.typeOf(x) == "object"` was true knows more of x. */
function typedBy(facts: Facts, computed: Computed): Computed {
  const typed = [...computed].map(([text, type]): [string, Type] => {
    const name = facts.get(`@std.typeOf(${text})`)?.equal;
    return [text, (name === undefined ? undefined : TYPES[JSON.parse(name) as string]) ?? type];
  });
  return new Map(typed);
}

/** Remembers a formula that was computed. */
export function withComputed(computed: Computed, node: Expression, type: string | undefined): Computed {
  const known = type === undefined ? undefined : TYPES[type];
  const variables: Record<string, Type> = {};
  const found = known ?? checkExpression(textOf(replaceComputed(node, computed, variables)), { variables }).type;
  return new Map(computed).set(textOf(node), found);
}

function replaceComputed(node: Expression, computed: Computed, variables: Record<string, Type>): Expression {
  const type = computed.get(textOf(node));
  if (type === undefined) return withChildren(node, (child) => replaceComputed(child, computed, variables));
  const name = `computed_${[...computed.keys()].indexOf(textOf(node))}`;
  variables[name] = type;
  return variableNode(name);
}
