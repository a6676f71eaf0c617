import { findFunction } from '../functions/catalogue.ts';
import type { FunctionParameter } from '../functions/function-definition.ts';
import type { Expression } from '../syntax/tree.ts';
import { Bindings } from '../types/bindings.ts';
import type { Checker } from '../types/checker.ts';
import { parameterAt } from '../types/choose-signature.ts';
import { matchArgument } from '../types/match-argument.ts';
import { booleanType, numberType, type Type, unknownType } from '../types/type.ts';
import { optionsOf } from '../types/union.ts';
import type { TreePath } from './tree-path.ts';

/** What the place of the innermost node of a path needs; `undefined` if anything goes. */
export function expectedAt(path: TreePath, root: Type | undefined, checker: Checker): FunctionParameter | undefined {
  const node = path.at(-1);
  const parent = path.at(-2);
  if (node === undefined) return undefined;
  if (parent === undefined) return root && place(root);
  switch (parent.kind) {
    case 'call': {
      const definition = findFunction(parent.name);
      return definition && parameterAt(definition, parent.args.indexOf(node));
    }
    case 'conditional':
      return parent.test === node ? place(booleanType) : expectedAt(path.slice(0, -1), root, checker);
    case 'let':
      return parent.body === node ? expectedAt(path.slice(0, -1), root, checker) : undefined;
    case 'try':
      return expectedAt(path.slice(0, -1), root, checker);
    case 'unary':
      return parent.operator === '!' ? undefined : place(numberType);
    case 'binary':
      return operandOf(parent, node, checker);
    default:
      return undefined;
  }
}

function operandOf(parent: Expression & { kind: 'binary' }, node: Expression, checker: Checker) {
  const { operator, left, right } = parent;
  if (['-', '/', '%', '<<', '>>', '&', '^', '|'].includes(operator)) return place(numberType);
  if (operator !== '==' && operator !== '!=') return undefined;
  // Only texts of a fixed choice help here: anything can be compared.
  const other = checker.types.get(node === left ? right : left) ?? unknownType;
  return literalsOf(other).length > 0 ? place(other) : undefined;
}

const place = (type: Type): FunctionParameter => ({ name: '', type, docs: '' });

/** True if a value of the type is surely wrong at the place. */
export function isMisfit(type: Type, expected: FunctionParameter | undefined): boolean {
  if (expected === undefined) return false;
  if (expected.type.kind === 'lambda') return type.kind !== 'lambda' && type.kind !== 'unknown';
  return matchArgument(expected, type, new Bindings()) === 'never';
}

/** The texts among the options of a type that is a choice. */
export function literalsOf(type: Type): readonly string[] {
  return optionsOf(type).flatMap((option) =>
    option.kind === 'literal' && typeof option.value === 'string' ? [option.value] : [],
  );
}
