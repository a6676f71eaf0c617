import type { FunctionParameter } from '../functions/function-definition.ts';
import type { Bindings } from './bindings.ts';
import { kindName, toNumberVerdict } from './coercions.ts';
import { overlaps } from './equality.ts';
import { allOf, eitherOf, type Verdict } from './outcome.ts';
import type { Type, TypeVariable } from './type.ts';
import { optionsOf, unionType, widen } from './union.ts';

/** How an argument fits: a list whose items don't is `empty`, since it fits if it has none. */
export type Fit = Verdict | 'empty';

/** Whether an argument that isn't a lambda fits a parameter, and what the type variables have to stand for. */
export function matchArgument(parameter: FunctionParameter, argument: Type, bindings: Bindings): Fit {
  if (parameter.takesLambdas) {
    bindVariables(parameter.type, argument, bindings);
    return 'always';
  }
  return matchType(parameter.type, argument, parameter.strict !== true, bindings);
}

function matchType(parameter: Type, argument: Type, converts: boolean, bindings: Bindings): Fit {
  if (parameter.kind === 'variable') return matchVariable(parameter, argument, bindings);
  const fits = optionsOf(argument).map((option) => matchOption(parameter, option, converts, bindings));
  return joined(fits);
}

function joined(fits: readonly Fit[]): Fit {
  if (fits.length > 0 && fits.every((fit) => fit === 'empty')) return 'empty';
  return eitherOf(fits.map((fit) => (fit === 'empty' ? 'sometimes' : fit)));
}

function matchOption(parameter: Type, option: Type, converts: boolean, bindings: Bindings): Fit {
  if (option.kind === 'lambda') return parameter.kind === 'lambda' ? 'always' : 'never';
  if (option.kind === 'unknown') {
    bindVariables(parameter, option, bindings);
    return parameter.kind === 'unknown' ? 'always' : 'unknown';
  }
  switch (parameter.kind) {
    case 'unknown':
      return 'always';
    case 'string':
      return isText(option) || (converts && isScalar(option)) ? 'always' : 'never';
    case 'number':
      return converts ? toNumberVerdict(option) : kindName(option) === 'number' ? 'always' : 'never';
    case 'array':
      return option.kind === 'array' ? itemsFit(parameter.items, option.items, bindings) : 'never';
    case 'union':
      return matchUnion(parameter.options, option, bindings);
    case 'literal':
      return overlaps(parameter, option) ? 'always' : 'never';
    default:
      return kindName(option) === parameter.kind ? 'always' : 'never';
  }
}

/** A union of literals takes any text, which is checked by its value; any other union converts nothing. */
function matchUnion(options: readonly Type[], argument: Type, bindings: Bindings): Fit {
  const fits = options.map((option) => matchOption(option, argument, false, bindings));
  return fits.find((fit) => fit === 'always') ?? fits.find((fit) => fit !== 'never') ?? 'never';
}

function itemsFit(parameter: Type, items: Type, bindings: Bindings): Fit {
  const fit = matchType(parameter, items, true, bindings);
  return fit === 'never' ? 'empty' : fit;
}

function matchVariable(variable: TypeVariable, argument: Type, bindings: Bindings): Fit {
  bindings.bind(variable, argument);
  const { within, uniform } = variable;
  const isLambda = optionsOf(argument).map(({ kind }): Verdict => (kind === 'lambda' ? 'never' : 'always'));
  if (within === undefined) return eitherOf(isLambda);
  const fits = optionsOf(argument).map((option) => matchOption(within, option, false, bindings));
  const fit = joined(fits);
  const kinds = new Set(optionsOf(bindings.get(variable.name)).map((option) => kindName(widen(option))));
  return uniform && kinds.size > 1 && fit !== 'never' ? worse(fit, 'sometimes') : fit;
}

function worse(left: Fit, right: Verdict): Fit {
  return left === 'empty' ? left : allOf(left, right);
}

function bindVariables(parameter: Type, argument: Type, bindings: Bindings): void {
  if (parameter.kind === 'variable') bindings.bind(parameter, argument);
  if (parameter.kind === 'array')
    bindVariables(parameter.items, argument.kind === 'array' ? argument.items : unionType(argument), bindings);
}

function isText(option: Type): boolean {
  return kindName(option) === 'string';
}

function isScalar(option: Type): boolean {
  return ['string', 'number', 'boolean'].includes(kindName(option) ?? '');
}
