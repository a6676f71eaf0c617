import type { FunctionDefinition, FunctionParameter, FunctionSignature } from '../functions/function-definition.ts';
import type { Expression } from '../syntax/tree.ts';
import { Bindings } from './bindings.ts';
import { matchArgument } from './match-argument.ts';
import type { Type } from './type.ts';
import { optionsOf } from './union.ts';

/** The parameter that takes the argument at `index`. */
export function parameterAt({ parameters }: FunctionSignature, index: number): FunctionParameter | undefined {
  const last = parameters.at(-1);
  return parameters[index] ?? (last?.rest ? last : undefined);
}

/**
 * The way in which a function is called here: the first that all arguments may fit. `undefined` if nothing is known
 * of the argument that tells the ways apart. Arguments without a type are lambdas.
 */
export function chooseSignature(
  definition: FunctionDefinition,
  args: readonly Expression[],
  types: readonly (Type | undefined)[],
): FunctionSignature | undefined {
  const { overloads } = definition;
  if (overloads === undefined) return definition;
  const candidates = overloads.filter((signature) => takesCount(signature, args.length));
  const possible = candidates.filter((signature) => fitsAll(signature, args, types, false));
  const certain = possible.filter((signature) => fitsAll(signature, args, types, true));
  if (certain[0] !== undefined && certain[0] === possible[0]) return certain[0];
  if (possible.length === 1) return possible[0];
  if (possible.length > 1) return undefined;
  // Nothing fits: the definition itself says best what was expected, unless it takes anything.
  const takesAnything = fitsAll(definition, args, types, false);
  return (takesAnything ? nearest(candidates, args, types) : undefined) ?? definition;
}

/** The way that the most arguments fit, before the first that doesn't. */
function nearest(
  candidates: readonly FunctionSignature[],
  args: readonly Expression[],
  types: readonly (Type | undefined)[],
): FunctionSignature | undefined {
  const fitting = (signature: FunctionSignature): number =>
    args.findIndex((_argument, index) => !fitsAll(signature, args.slice(0, index + 1), types, false));
  return candidates.toSorted((left, right) => fitting(right) - fitting(left))[0];
}

function takesCount({ parameters }: FunctionSignature, count: number): boolean {
  const least = parameters.filter(({ optional, rest }) => !optional && !rest).length;
  return count >= least && (count <= parameters.length || parameters.at(-1)?.rest === true);
}

function fitsAll(
  signature: FunctionSignature,
  args: readonly Expression[],
  types: readonly (Type | undefined)[],
  surely: boolean,
): boolean {
  const bindings = new Bindings();
  return args.every((argument, index) => {
    const parameter = parameterAt(signature, index);
    if (parameter === undefined) return false;
    const count = lambdaParameterCount(argument, types[index]);
    if (count !== undefined) {
      const { type } = parameter;
      return type.kind === 'lambda' && (type.exact !== true || type.parameters.length === count);
    }
    const type = types[index];
    if (type === undefined) return false;
    if (parameter.type.kind === 'lambda') return !surely && type.kind === 'unknown';
    const fit = matchArgument(parameter, type, bindings);
    // What may be null belongs to the first way that takes the rest of it.
    return surely ? fit !== 'never' && fit !== 'unknown' && !mixesContainers(type) : fit !== 'never';
  });
}

/** How many parameters the lambda has, if the argument is one. */
function lambdaParameterCount(argument: Expression, type: Type | undefined): number | undefined {
  if (argument.kind === 'lambda') return argument.parameters.length;
  return type?.kind === 'lambda' ? type.parameters.length : undefined;
}

/** True for `array | string`: which way is meant depends on the value. */
function mixesContainers(type: Type): boolean {
  const kinds = new Set(optionsOf(type).map(({ kind }) => (kind === 'literal' ? 'string' : kind)));
  kinds.delete('null');
  return kinds.size > 1;
}
