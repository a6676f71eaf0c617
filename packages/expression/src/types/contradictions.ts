import { childrenOf } from '../syntax/children.ts';
import { printExpression } from '../syntax/print.ts';
import type { Binary, Expression } from '../syntax/tree.ts';
import { numberOrNothing } from '../values/coercion.ts';
import type { Checker } from './checker.ts';
import { type Comparison, comparisonOf, NumberBounds } from './number-bounds.ts';
import { isRepeatable } from './repeatable.ts';
import { extentOf, textOf, withParentheses } from './source-text.ts';

/** Longer chains are made by machines. */
const longestChain = 200;

/** One part of `a && b && c`, if it compares something with a value that is written there. */
interface Part {
  readonly node: Expression;
  readonly subject: string;
  /** How the comparison came out where the next part is looked at. */
  readonly outcome: boolean;
  readonly comparison?: Comparison;
  /** Of a comparison with `==`: what the subject equals, or doesn't. */
  readonly value?: string | number | boolean;
}

/** Reports tests that exclude each other, as in `x > 5 && x < 3`, or of which one always holds: `x != 1 || x != 2`. */
export function reportContradictions(tree: Expression, checker: Checker): void {
  const pending = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const chain = chainOf(node);
    reportChain(chain, checker);
    for (const part of chain.parts) pending.push(...childrenOf(part));
  }
}

interface Chain {
  readonly operator: '&&' | '||';
  readonly parts: readonly Expression[];
  /** The chains inside of it that have the same operator, each before those inside of itself. */
  readonly groups: readonly Expression[];
}

/** The parts of a chain of `&&` or of `||`; any other node is a chain of one. */
function chainOf(node: Expression): Chain {
  if (!isLogical(node)) return { operator: '&&', parts: [node], groups: [] };
  const { operator } = node;
  const parts: Expression[] = [];
  const groups: Expression[] = [];
  const pending: Expression[] = [node];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (!isLogical(part) || part.operator !== operator) {
      parts.push(part);
      continue;
    }
    if (part !== node) groups.push(part);
    pending.push(part.right, part.left);
  }
  return { operator, parts, groups };
}

function isLogical(node: Expression): node is Binary & { readonly operator: '&&' | '||' } {
  return node.kind === 'binary' && (node.operator === '&&' || node.operator === '||');
}

function reportChain({ operator, parts: nodes, groups }: Chain, checker: Checker): void {
  if (nodes.length > longestChain) return;
  const goesOn = operator === '&&';
  const before: Part[] = [];
  for (const node of nodes) {
    const part = partOf(node, goesOn);
    if (part === undefined) continue;
    const alone = decidedAlone(part, goesOn);
    if (alone !== undefined) {
      const message = `${describe(part, checker)} is always ${alone}, since ${describeLeast(part)}. Compare with another value, or remove the test.`;
      checker.warning('constant-comparison', message, node);
      continue;
    }
    const same = before.filter(({ subject }) => subject === part.subject);
    const rival = same.find((one) => excludes(one, part)) ?? (isExcluded(same, part) ? same.at(-1) : undefined);
    if (rival !== undefined) {
      const how = goesOn ? "can't both be true, so this is always false" : 'cover every case, so this is always true';
      const message = `${describe(rival, checker)} and ${describe(part, checker)} ${how}. Correct one of the two${goesOn ? ', or join them with ||' : ', or join them with &&'}.`;
      checker.warning('constant-condition', message, rangeOver(rival.node, node, groups, checker));
      return;
    }
    before.push(part);
  }
}

/** From one part of a chain to another, with all of the parentheses that are opened or closed between them. */
function rangeOver(first: Expression, last: Expression, groups: readonly Expression[], { source }: Checker) {
  let { start } = withParentheses(source, first);
  let { end } = withParentheses(source, last);
  for (const group of groups.toReversed()) {
    const around = withParentheses(source, group);
    const isCut =
      around.start < start ? around.end > start && around.end < end : around.start < end && around.end > end;
    if (!isCut || around.start === extentOf(source, group).start) continue;
    start = Math.min(start, around.start);
    end = Math.max(end, around.end);
  }
  return { start, end };
}

const describeLeast = ({ comparison }: Part): string =>
  comparison?.least === 0 ? 'a length is never negative' : 'the index is -1 at least';

const describe = ({ node }: Part, { source }: Checker): string => shortened(textOf(source, node));

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const opposites: ReadonlyMap<string, '==' | '>' | '<'> = new Map([
  ['!=', '=='],
  ['<=', '>'],
  ['>=', '<'],
]);

/** @param outcome - How the node itself came out. */
function partOf(node: Expression, outcome: boolean): Part | undefined {
  if (node.kind === 'unary' && node.operator === '!') {
    const inner = partOf(node.operand, !outcome);
    return inner && { ...inner, node };
  }
  if (node.kind !== 'binary') return undefined;
  const opposite = opposites.get(node.operator);
  const operator = opposite ?? node.operator;
  if (operator !== '==' && operator !== '>' && operator !== '<') return undefined;
  const { left, right } = node;
  const known = opposite === undefined ? outcome : !outcome;
  const [subject, literal] = isLiteral(right) ? [left, right] : [right, left];
  if (isLiteral(subject) || !isLiteral(literal) || !isRepeatable(subject)) return undefined;
  const comparison = comparisonOf(operator, left, right);
  return {
    node,
    subject: comparison?.subject ?? printExpression(subject),
    outcome: known,
    ...(comparison && { comparison }),
    ...(operator === '==' && literal.kind !== 'unary' && { value: literal.value }),
  };
}

type Literal = Extract<Expression, { kind: 'string' | 'number' }> | Extract<Expression, { kind: 'unary' }>;

function isLiteral(node: Expression): node is Literal {
  return (
    node.kind === 'string' ||
    node.kind === 'number' ||
    (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'number')
  );
}

/** Counts are never negative, whatever stands around the test. Tests behind `!` are looked at by themselves. */
function decidedAlone({ comparison, node, outcome }: Part, goesOn: boolean): boolean | undefined {
  if (comparison === undefined || node.kind !== 'binary') return undefined;
  const decided = new NumberBounds(comparison.least).decide(comparison);
  return decided === undefined ? undefined : (decided === outcome) === goesOn;
}

/** Two texts, of which a value can equal one only; texts that are numbers equal the number as well. */
function excludes(one: Part, other: Part): boolean {
  if (one.value === undefined || other.value === undefined) return false;
  const isSame = one.value === other.value;
  if (isSame) return one.outcome !== other.outcome;
  return one.outcome && other.outcome && !haveSameNumber(one.value, other.value);
}

function haveSameNumber(left: string | number | boolean, right: string | number | boolean): boolean {
  const number = numberOrNothing(left);
  return number !== undefined && number === numberOrNothing(right);
}

/** Whether the bounds that the parts before have left exclude this one. */
function isExcluded(before: readonly Part[], { comparison, outcome }: Part): boolean {
  if (comparison === undefined || before.length === 0) return false;
  const bounds = new NumberBounds(comparison.least);
  for (const one of before) if (one.comparison !== undefined) bounds.learn(one.comparison, one.outcome);
  const decided = bounds.decide(comparison);
  return decided !== undefined && decided !== outcome;
}
