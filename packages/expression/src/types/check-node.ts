import type {
  ArrayLiteral,
  Conditional,
  Expression,
  LambdaExpression,
  Let,
  Template,
  Try,
  Unary,
  Variable,
} from '../syntax/tree.ts';
import { checkAccess } from './check-access.ts';
import { checkBinary } from './check-binary.ts';
import { checkCall } from './check-call.ts';
import { checkCondition } from './check-condition.ts';
import { checkInvocation } from './check-invocation.ts';
import { checkObject } from './check-object.ts';
import { reportOperand } from './check-operand.ts';
import { reportShadowed, unknownVariable } from './check-variable.ts';
import type { Checker } from './checker.ts';
import type { Environment, Name } from './environment.ts';
import { narrow } from './narrow.ts';
import { unaryOutcome } from './operator-types.ts';
import { reportLambda } from './report-lambda.ts';
import {
  arrayType,
  type LambdaType,
  literalType,
  neverType,
  nullType,
  stringType,
  type Type,
  unknownType,
} from './type.ts';
import { unionType, widen } from './union.ts';

/** The type of a node. What is wrong with it is reported to the checker. */
export function checkNode(node: Expression, environment: Environment, checker: Checker): Type {
  switch (node.kind) {
    case 'number':
    case 'string':
      return literalType(node.value);
    case 'constant':
      return node.value === null ? nullType : literalType(node.value);
    case 'variable':
      return checkVariable(node, environment, checker);
    case 'template':
      return checkTemplate(node, environment, checker);
    case 'array':
      return checkArray(node, environment, checker);
    case 'object':
      return checkObject(node, environment, checker);
    case 'member':
    case 'subscript':
      return checkAccess(node, environment, checker);
    case 'let':
      return checkLet(node, environment, checker);
    case 'try':
      return checkTry(node, environment, checker);
    case 'lambda':
      return checkLambda(node, environment, checker);
    case 'invocation':
      return checkInvocation(node, environment, checker);
    case 'call':
      return checkCall(node, environment, checker);
    case 'conditional':
      return checkConditional(node, environment, checker);
    case 'binary':
      return checkBinary(node, environment, checker);
    case 'unary':
      return checkUnary(node, environment, checker);
    case 'error':
      checker.doubt();
      return unknownType;
  }
}

function checkVariable(node: Variable, environment: Environment, checker: Checker): Type {
  const known = environment.find(node.name);
  if (known === undefined) return unknownVariable(node, environment, checker);
  reportShadowed(node, known, checker);
  return known.type;
}

function checkTemplate(node: Template, environment: Environment, checker: Checker): Type {
  for (const expression of node.expressions) {
    reportLambda(expression, checker.check(expression, environment), checker);
  }
  return node.expressions.length === 0 ? literalType(node.texts[0] ?? '') : stringType;
}

function checkArray(node: ArrayLiteral, environment: Environment, checker: Checker): Type {
  const items = node.items.map((item) => {
    const type = checker.check(item, environment);
    reportLambda(item, type, checker);
    return widen(type);
  });
  return arrayType(items.length === 0 ? neverType : unionType(...items));
}

function checkLet(node: Let, environment: Environment, checker: Checker): Type {
  const names: Name[] = [];
  let inner = environment;
  for (const { name, value } of node.bindings) {
    if (!node.sequential)
      checker.pendingLets.push({ names: new Set(names.map((entry) => entry.name)), node, environment });
    const type = checker.check(value, node.sequential ? inner : environment);
    if (!node.sequential) checker.pendingLets.pop();
    const entry: Name = { name, type, origin: 'let', id: checker.newId(), value };
    names.push(entry);
    if (node.sequential) inner = inner.withNames([entry]);
  }
  return checker.check(node.body, environment.withNames(names));
}

function checkTry(node: Try, environment: Environment, checker: Checker): Type {
  const body = checker.guarded(() => checker.check(node.body, environment));
  return unionType(body, checker.check(node.alternate, environment));
}

/** A lambda on its own: its parameters may be anything. */
function checkLambda(node: LambdaExpression, environment: Environment, checker: Checker): Type {
  const parameters = node.parameters.map(({ name }) => ({ name, type: unknownType }));
  const names = parameters.map(({ name, type }): Name => ({ name, type, origin: 'parameter', id: checker.newId() }));
  // Nothing is evaluated yet; each call is checked by itself.
  const returns = checker.withoutDoubts(() => checker.check(node.body, environment.withNames(names)));
  const type: LambdaType = { kind: 'lambda', parameters, returns };
  checker.closures.set(type, { node, environment });
  return type;
}

function checkConditional(node: Conditional, environment: Environment, checker: Checker): Type {
  const test = checker.check(node.test, environment);
  checkCondition(node.test, test, checker);
  const consequent = checker.check(node.consequent, narrow(node.test, true, environment, checker));
  const alternate = checker.check(node.alternate, narrow(node.test, false, environment, checker));
  return unionType(consequent, alternate);
}

function checkUnary(node: Unary, environment: Environment, checker: Checker): Type {
  const operand = checker.check(node.operand, environment);
  if (node.operator === '!') {
    reportLambda(node.operand, operand, checker);
    checkCondition(node.operand, operand, checker, node);
  }
  const { verdict, type } = unaryOutcome(node.operator, operand);
  if (node.operator !== '!') {
    checker.judge(
      verdict,
      () => reportOperand(node.operand, operand, node.operator, true, checker),
      () => reportOperand(node.operand, operand, node.operator, false, checker),
    );
  }
  return verdict === 'never' ? unknownType : type;
}
