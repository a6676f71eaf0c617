import type { Run } from '../compile/run.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

export interface FunctionParameter {
  readonly name: string;
  readonly type: Type;
  /** One sentence for completion and the reference. */
  readonly docs: string;
  readonly optional?: boolean;
  /** Takes any number of further arguments; only the last parameter can. */
  readonly rest?: boolean;
  /** True if nothing is converted: a number isn't taken for a text. A union of types is always taken as it is. */
  readonly strict?: boolean;
  /** True if a lambda is taken like any other value. */
  readonly takesLambdas?: boolean;
}

/** One way to call a function. */
export interface FunctionSignature {
  readonly parameters: readonly FunctionParameter[];
  readonly returns: Type;
}

/** An example of a call with its result, checked by the tests. */
export interface FunctionExample {
  readonly source: string;
  /** The result; left out where it differs from call to call. */
  readonly result?: unknown;
}

/**
 * Computes a call. Optional arguments that are left out are `undefined`. Throws an `ExpressionError` without a place;
 * the call adds its own.
 */
export type Implementation = (run: Run, ...args: Value[]) => Value;

/** Everything about one function: what it does, what the editor and the reference say about it. */
export interface FunctionDefinition {
  /** With its namespace: `std.len`. Globals have none. */
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: Type;
  /**
   * The ways to call it for the checker of types, where one list of parameters can't say it; the first that fits the
   * arguments is used. `parameters` and `returns` stay what people read.
   */
  readonly overloads?: readonly FunctionSignature[];
  /** Markdown; the first sentence is the summary. */
  readonly docs: string;
  readonly examples: readonly FunctionExample[];
  /** True if the function is ours: a journey that uses it can't be carried over to Mosaic. */
  readonly extension?: boolean;
  /** True if the answer depends on more than the arguments: the clock, randomness, the request, the network. */
  readonly impure?: boolean;
  /** True if the result is a list or an object made by the call, whose size has to be checked. */
  readonly makesContainer?: boolean;
  /** True if the host may need time to answer. */
  readonly waits?: boolean;
  /** Lets the editor warn about its use, and names what to use instead. */
  readonly caution?: string;
  readonly implementation: Implementation;
}

/** Smallest and largest number of arguments. */
export function arityOf(definition: FunctionDefinition): { least: number; most: number } {
  const { parameters } = definition;
  return {
    least: parameters.filter((parameter) => !parameter.optional && !parameter.rest).length,
    most: parameters.at(-1)?.rest ? Number.POSITIVE_INFINITY : parameters.length,
  };
}

/** What is wrong with a number of arguments; `undefined` if it is right. */
export function faultOfArgumentCount(definition: FunctionDefinition, count: number): string | undefined {
  const { least, most } = arityOf(definition);
  if (count >= least && count <= most) return undefined;
  const expected =
    most === 0
      ? 'no'
      : least === most
        ? `${least}`
        : most === Number.POSITIVE_INFINITY
          ? `at least ${least}`
          : `${least} to ${most}`;
  const isOne = expected === '1' || expected === 'at least 1';
  return `${signatureOf(definition)} takes ${expected} ${isOne ? 'argument' : 'arguments'}, not ${count}.`;
}

/** `@std.slice(x, start, end?)`. */
export function signatureOf(definition: FunctionDefinition): string {
  const parameters = definition.parameters.map((parameter) =>
    parameter.rest ? `…${parameter.name}` : parameter.name + (parameter.optional ? '?' : ''),
  );
  return `@${definition.name}(${parameters.join(', ')})`;
}
