import type { Expression } from '@waymark/expression';
import { childrenOf } from '@waymark/expression';
import type { FlowFormula } from '../flow/flow-formula.ts';

/** Functions that give an answer to every value of the types that they take. */
const TOTAL: ReadonlySet<string> = new Set([
  'std.len',
  'len',
  'std.contains',
  'std.keys',
  'std.values',
  'std.typeOf',
  'std.uuid',
  'strings.contains',
  'strings.length',
  'strings.toLower',
  'strings.toUpper',
  'strings.trim',
  'strings.startsWith',
  'strings.endsWith',
  'strings.indexOf',
  'time.now',
  'time.nowISO',
  'time',
  'crypto.sha256',
]);

/**
 * Whether the evaluation of a formula can fail, as far as the proof can tell: false only where it can't. The language's
 * budgets aside, which no formula of ordinary size uses up.
 */
export function mayFail({ known }: FlowFormula): boolean {
  if (known === undefined) return true;
  const { compiled, check, unset } = known;
  if (compiled.constant !== undefined) return false;
  if (unset.length > 0) return true;
  const isTyped = check.complete && check.diagnostics.every(({ severity }) => severity !== 'error');
  return mayFailAt(compiled.tree, isTyped);
}

/** @param isTyped - Nothing in the formula meets a value of a type that it doesn't take. */
function mayFailAt(node: Expression, isTyped: boolean): boolean {
  if (node.kind === 'try') return mayFailAt(node.alternate, isTyped);
  if (!isTotal(node, isTyped)) return true;
  return childrenOf(node).some((child) => mayFailAt(child, isTyped));
}

function isTotal(node: Expression, isTyped: boolean): boolean {
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'constant':
    case 'variable':
    case 'template':
    case 'array':
    case 'object':
    case 'let':
    case 'conditional':
      return true;
    case 'member':
      return isTyped || isRequestSection(node);
    case 'subscript':
      return isTyped;
    case 'call':
      return node.name.startsWith('policy.') || (isTyped && TOTAL.has(node.name));
    case 'binary':
      return ['==', '!=', '&&', '||', '??'].includes(node.operator) || (isTyped && COMPARISONS.has(node.operator));
    case 'unary':
      return node.operator === '!';
    default:
      return false;
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** `@policy.request().body`: the request always has it, be it null. */
const isRequestSection = (node: Expression & { kind: 'member' }): boolean =>
  node.target.kind === 'call' && node.target.name === 'policy.request';
