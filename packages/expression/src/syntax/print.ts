import { type Binary, type BinaryOperator, binaryPrecedence, type Expression, type Template } from './tree.ts';

/** Text of a tree, with parentheses only where they are needed. Reading it gives the same tree again. */
export function printExpression(tree: Expression): string {
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'string':
      return JSON.stringify(tree.value);
    case 'constant':
      return String(tree.value);
    case 'variable':
      return tree.name;
    case 'template':
      return printTemplate(tree);
    case 'array':
      return `[${printList(tree.items)}]`;
    case 'object':
      return `{${tree.entries.map((entry) => `${entry.bare ? entry.key : JSON.stringify(entry.key)}: ${printExpression(entry.value)}`).join(', ')}}`;
    case 'member':
    case 'subscript':
      return printAccess(tree);
    case 'call':
      return `@${tree.name}(${printList(tree.args)})`;
    case 'invocation':
      return `@(${printExpression(tree.callee)})(${printList(tree.args)})`;
    case 'unary': {
      const operand = printOperand(tree.operand, unaryLevel);
      return tree.operator + (tree.operator === '-' && operand.startsWith('-') ? ' ' : '') + operand;
    }
    case 'binary':
      return printBinary(tree);
    case 'conditional':
      return `${printOperand(tree.test, 1)} ? ${printExpression(tree.consequent)} : ${printExpression(tree.alternate)}`;
    case 'lambda':
      return `(${tree.parameters.map((parameter) => parameter.name).join(', ')}) => ${printExpression(tree.body)}`;
    case 'try':
      return `try ${printExpression(tree.body)} catch ${printExpression(tree.alternate)}`;
    case 'let': {
      const bindings = tree.bindings.map((binding) => `${binding.name} = ${printExpression(binding.value)}`);
      return `${tree.sequential ? 'letr' : 'let'} ${bindings.join(', ')} return ${printExpression(tree.body)}`;
    }
    case 'error':
      return '';
  }
}

export const unaryLevel = 11;
export const postfixLevel = 12;

/** How tightly a node holds together: prefix forms -1, conditional 0, binary operators 1 to 10. */
export function levelOf(tree: Expression): number {
  switch (tree.kind) {
    case 'let':
    case 'try':
    case 'lambda':
      return -1;
    case 'conditional':
      return 0;
    case 'binary':
      return binaryPrecedence[tree.operator];
    case 'unary':
      return unaryLevel;
    default:
      return postfixLevel;
  }
}

function printOperand(tree: Expression, level: number): string {
  const text = printExpression(tree);
  return levelOf(tree) < level ? `(${text})` : text;
}

function printList(items: readonly Expression[]): string {
  return items.map(printExpression).join(', ');
}

/** Follows the left operands in a loop: a chain may be longer than the host's stack allows. */
function printBinary(tree: Binary): string {
  const rest: string[] = [];
  let node: Expression = tree;
  let outer: BinaryOperator | undefined;
  while (node.kind === 'binary' && (outer === undefined || !needsParentheses(node, outer, false))) {
    const right = needsParentheses(node.right, node.operator, true)
      ? `(${printExpression(node.right)})`
      : printExpression(node.right);
    rest.push(` ${node.operator} ${right}`);
    outer = node.operator;
    node = node.left;
  }
  const first =
    outer !== undefined && needsParentheses(node, outer, false) ? `(${printExpression(node)})` : printExpression(node);
  return first + rest.reverse().join('');
}

/** Whether an operand of a binary operator has to stand in parentheses. */
export function needsParentheses(operand: Expression, operator: BinaryOperator, isRight: boolean): boolean {
  const level = binaryPrecedence[operator];
  if (levelOf(operand) < level + (isRight ? 1 : 0)) return true;
  if (operand.kind !== 'binary') return false;
  const operators = [operator, operand.operator];
  return operators.includes('??') && (operators.includes('||') || operators.includes('&&'));
}

function printAccess(tree: Expression): string {
  const rest: string[] = [];
  let node = tree;
  while (node.kind === 'member' || node.kind === 'subscript') {
    const mark = node.optional ? '?' : '';
    rest.push(node.kind === 'member' ? `${mark}.${node.name}` : `${mark}[${printExpression(node.key)}]`);
    node = node.target;
  }
  return printOperand(node, postfixLevel) + rest.reverse().join('');
}

function printTemplate(tree: Template): string {
  const escaped = (text: string) =>
    text.replace(tree.delimited ? /[\\`]|\$(?=\{)|\$$/g : /\\(?=[\\`$])|\\$|\$(?=\{)|\$$/g, '\\$&');
  let result = escaped(tree.texts[0] ?? '');
  tree.expressions.forEach((expression, index) => {
    result += `\${${printExpression(expression)}}${escaped(tree.texts[index + 1] ?? '')}`;
  });
  return tree.delimited ? `\`${result}\`` : result;
}
