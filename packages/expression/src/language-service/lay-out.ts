import { levelOf, needsParentheses, postfixLevel, unaryLevel } from '../syntax/print.ts';
import type { Token } from '../syntax/token.ts';
import type { Binary, BinaryOperator, Expression, Let, Template } from '../syntax/tree.ts';
import { binaryPrecedence } from '../syntax/tree.ts';
import { group, indent, type Layout, line, render, softLine } from './layout.ts';

/** The text that a tree was read from; literals are kept as they were written. */
export interface Origin {
  readonly source: string;
  readonly tokens: readonly Token[];
}

/** A tree as text with places to break, and with parentheses only where they are needed. */
export function layOut(node: Expression, origin: Origin): Layout {
  const inner = (child: Expression): Layout => layOut(child, origin);
  switch (node.kind) {
    case 'number':
    case 'string':
      return origin.source.slice(node.start, node.end);
    case 'constant':
      return String(node.value);
    case 'variable':
      return node.name;
    case 'template':
      return layOutTemplate(node, origin);
    case 'array':
      return bracketed('[', node.items.map(inner), ']');
    case 'object': {
      const entries = node.entries.map(({ keyStart, keyEnd, value }): Layout => {
        return [origin.source.slice(keyStart, keyEnd), ': ', inner(value)];
      });
      return bracketed('{', entries, '}');
    }
    case 'member':
    case 'subscript':
      return layOutAccess(node, origin);
    case 'call':
      return [`@${node.name}`, bracketed('(', node.args.map(inner), ')')];
    case 'invocation':
      return ['@(', inner(node.callee), ')', bracketed('(', node.args.map(inner), ')')];
    case 'unary': {
      const needsBlank = node.operator === '-' && node.operand.kind === 'unary' && node.operand.operator === '-';
      return [node.operator, needsBlank ? ' ' : '', operand(node.operand, unaryLevel, origin)];
    }
    case 'binary':
      return layOutBinary(node, origin);
    case 'conditional': {
      const { test, consequent, alternate } = node;
      const cases = indent([line, '? ', inner(consequent), line, ': ', inner(alternate)]);
      return group([operand(test, 1, origin), cases]);
    }
    case 'lambda':
      return [`(${node.parameters.map(({ name }) => name).join(', ')}) =>`, value(node.body, origin)];
    case 'try':
      return group(['try ', inner(node.body), line, 'catch ', inner(node.alternate)]);
    case 'let':
      return layOutLet(node, origin);
    case 'error':
      return '';
  }
}

function bracketed(open: string, items: readonly Layout[], close: string): Layout {
  if (items.length === 0) return open + close;
  const separated = items.map((item, index): Layout => (index === 0 ? item : [',', line, item]));
  return group([open, indent([softLine, ...separated]), softLine, close]);
}

/** What follows `=` or `=>`; forms of several lines start on their own. */
function value(node: Expression, origin: Origin): Layout {
  const layout = layOut(node, origin);
  return node.kind === 'let' || node.kind === 'try' ? group(indent([line, layout])) : [' ', layout];
}

function layOutLet({ sequential, bindings, body }: Let, origin: Origin): Layout {
  const keyword = sequential ? 'letr' : 'let';
  const list = bindings.map(({ name, value: bound }): Layout => [name, ' =', value(bound, origin)]);
  const separated = list.map((one, index): Layout => (index === 0 ? one : [',', line, one]));
  const names: Layout = list.length === 1 ? [' ', ...separated] : indent([line, ...separated]);
  return group([keyword, names, line, 'return ', layOut(body, origin)]);
}

function parenthesized(layout: Layout): Layout {
  return group(['(', indent([softLine, layout]), softLine, ')']);
}

function operand(node: Expression, level: number, origin: Origin): Layout {
  const layout = layOut(node, origin);
  return levelOf(node) < level ? parenthesized(layout) : layout;
}

/** Operators of one level are laid out together, in a loop: there may be thousands. */
function layOutBinary(tree: Binary, origin: Origin): Layout {
  const rest: Layout[] = [];
  let node: Expression = tree;
  let outer: BinaryOperator | undefined;
  while (node.kind === 'binary' && (outer === undefined || continues(node, outer))) {
    const right = layOut(node.right, origin);
    const wrapped = needsParentheses(node.right, node.operator, true) ? parenthesized(right) : right;
    rest.push([line, `${node.operator} `, wrapped]);
    outer = node.operator;
    node = node.left;
  }
  const first = layOut(node, origin);
  const wrapped = outer !== undefined && needsParentheses(node, outer, false) ? parenthesized(first) : first;
  return group([wrapped, indent(rest.reverse())]);
}

function continues(node: Binary, outer: BinaryOperator): boolean {
  return binaryPrecedence[node.operator] === binaryPrecedence[outer] && !needsParentheses(node, outer, false);
}

function layOutAccess(tree: Expression, origin: Origin): Layout {
  const rest: Layout[] = [];
  let node = tree;
  while (node.kind === 'member' || node.kind === 'subscript') {
    const mark = node.optional ? '?' : '';
    rest.push(node.kind === 'member' ? `${mark}.${node.name}` : [`${mark}[`, layOut(node.key, origin), ']']);
    node = node.target;
  }
  return [operand(node, postfixLevel, origin), ...rest.reverse()];
}

/** The text stays as it is; what is interpolated stays on one line. */
function layOutTemplate({ start, delimited, expressions }: Template, origin: Origin): Layout {
  const { source, tokens } = origin;
  const textAt = (index: number): string => {
    const token = tokens[index];
    return token?.kind === 'template-text' ? source.slice(token.start, token.end) : '';
  };
  const first = delimited ? tokens.findIndex((one) => one.kind === 'template-start' && one.start === start) + 1 : 0;
  let text = textAt(first);
  for (const expression of expressions) {
    const end = tokens.findIndex((one) => one.kind === 'interpolation-end' && one.start >= expression.end);
    text += `\${${render(layOut(expression, origin), Number.POSITIVE_INFINITY)}}${textAt(end + 1)}`;
  }
  return delimited ? `\`${text}\`` : text;
}
