import type { Binary, Expression } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { kindName, typeOfKind, withTruth } from './coercions.ts';
import type { Environment } from './environment.ts';
import { couldEqual, overlaps, surelyEqual } from './equality.ts';
import { memberOf } from './member-type.ts';
import { neverType, type Type, unknownType } from './type.ts';
import { filterOptions, optionsOf, unionType } from './union.ts';

/** Deeper combinations of tests tell nothing more. */
const maximumDepth = 24;

/** What is known after a test came out as `outcome`. The test has been checked already. */
export function narrow(
  test: Expression,
  outcome: boolean,
  environment: Environment,
  checker: Checker,
  depth = 0,
): Environment {
  if (depth > maximumDepth || !environment.reachable) return environment;
  const type = checker.types.get(test) ?? unknownType;
  const remaining = withTruth(type, outcome);
  if (remaining.kind === 'never' && type.kind !== 'never') return environment.unreachable();
  if (test.kind === 'unary' && test.operator === '!') {
    return narrow(test.operand, !outcome, environment, checker, depth + 1);
  }
  if (test.kind === 'binary') return narrowByBinary(test, outcome, environment, checker, depth);
  if (test.kind === 'conditional') {
    const branch = (chosen: boolean): Environment => {
      const inner = narrow(test.test, chosen, environment, checker, depth + 1);
      return narrow(chosen ? test.consequent : test.alternate, outcome, inner, checker, depth + 1);
    };
    return either(branch(true), branch(false));
  }
  return assume(test, remaining, environment, checker);
}

function narrowByBinary(
  test: Binary,
  outcome: boolean,
  environment: Environment,
  checker: Checker,
  depth: number,
): Environment {
  switch (test.operator) {
    case '&&':
    case '||': {
      const both = (test.operator === '&&') === outcome;
      const afterLeft = narrow(test.left, outcome, environment, checker, depth + 1);
      if (both) return narrow(test.right, outcome, afterLeft, checker, depth + 1);
      const otherLeft = narrow(test.left, !outcome, environment, checker, depth + 1);
      return either(afterLeft, narrow(test.right, outcome, otherLeft, checker, depth + 1));
    }
    case '==':
      return narrowByEquality(test, outcome, environment, checker);
    case '!=':
      return narrowByEquality(test, !outcome, environment, checker);
    default:
      return environment;
  }
}

function narrowByEquality(test: Binary, equal: boolean, environment: Environment, checker: Checker): Environment {
  const left = checker.types.get(test.left) ?? unknownType;
  const right = checker.types.get(test.right) ?? unknownType;
  const byKind =
    narrowByKind(test.left, right, equal, environment, checker) ??
    narrowByKind(test.right, left, equal, environment, checker);
  if (byKind !== undefined) return byKind;
  const known = assume(test.left, equalTo(left, right, equal), environment, checker);
  return assume(test.right, equalTo(right, left, equal), known, checker);
}

function equalTo(type: Type, other: Type, equal: boolean): Type {
  if (equal) {
    const isNull = other.kind === 'null';
    return type.kind === 'unknown' && isNull ? other : filterOptions(type, (option) => couldEqual(option, other));
  }
  return filterOptions(type, (option) => !surelyEqual(option, other));
}

/** `@std.typeOf(x) == "string"`. */
function narrowByKind(
  node: Expression,
  kind: Type,
  equal: boolean,
  environment: Environment,
  checker: Checker,
): Environment | undefined {
  const [argument] = node.kind === 'call' && node.name === 'std.typeOf' ? node.args : [];
  if (argument === undefined || kind.kind !== 'literal' || typeof kind.value !== 'string') return undefined;
  const type = checker.types.get(argument) ?? unknownType;
  const { value: name } = kind;
  if (type.kind === 'unknown') {
    return assume(argument, equal ? (typeOfKind(name) ?? neverType) : type, environment, checker);
  }
  return assume(
    argument,
    filterOptions(type, (option) => (kindName(option) === name) === equal),
    environment,
    checker,
  );
}

/** Notes the type of a value that can be read again, and what that tells about the value it is a member of. */
export function assume(node: Expression, type: Type, environment: Environment, checker: Checker): Environment {
  const path = environment.pathOf(node);
  if (path === undefined) return environment;
  const before = checker.types.get(node);
  let result = before !== undefined && before === type ? environment : environment.withFact(path, type);
  if (node.kind !== 'member' && node.kind !== 'subscript') return result;
  const name = node.kind === 'member' ? node.name : node.key.kind === 'string' ? node.key.value : undefined;
  const target = checker.types.get(node.target);
  if (name === undefined || target === undefined) return result;
  const possible = filterOptions(target, (option) => {
    if (option.kind === 'null') return node.optional && overlaps({ kind: 'null' }, type);
    return option.kind !== 'object' || overlaps(memberOf(option, name), type);
  });
  if (optionsOf(possible).length < optionsOf(target).length) {
    result = assume(node.target, possible, result, checker);
  }
  return result;
}

/** What is known if one of two things is. */
function either(left: Environment, right: Environment): Environment {
  if (!left.reachable) return right;
  if (!right.reachable) return left;
  const facts = new Map<string, Type>();
  for (const [path, type] of left.facts) {
    const other = right.facts.get(path);
    if (other !== undefined) facts.set(path, unionType(type, other));
  }
  return left.withFacts(facts);
}
