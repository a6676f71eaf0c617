/**
 * The two conditions of the tutorial as closures that an engineer would build for the same tree: one for each node, with
 * the checks of the language (undefined variables, members of objects only, own keys, numbers from texts, no division by
 * zero, no infinite result, truth-values, equality between texts and numbers, one clock reading for each evaluation), but
 * without a budget, without positions of errors and without promises. Rare cases go to a function of their own, as in ours.
 */
export class HandBuiltRun {
  readonly variables: readonly unknown[];
  clock: number | undefined;

  constructor(variables: readonly unknown[]) {
    this.variables = variables;
    this.clock = undefined;
  }
}

export type Closure = (run: HandBuiltRun) => unknown;

function refuse(why: string): never {
  throw new Error(why);
}

const variable =
  (slot: number): Closure =>
  (run) => {
    const value = run.variables[slot];
    return value === undefined ? refuse('no such variable') : value;
  };

const member =
  (target: Closure, name: string): Closure =>
  (run) => {
    const object = target(run);
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return refuse('not an object');
    return Object.hasOwn(object, name) ? ((object as Record<string, unknown>)[name] ?? null) : null;
  };

const constant =
  (value: unknown): Closure =>
  () =>
    value;

const now: Closure = (run) => {
  if (run.clock === undefined) run.clock = Date.now();
  return run.clock;
};

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && /^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/.test(value)) return Number(value);
  return refuse('not a number');
}

const strToInt =
  (operand: Closure): Closure =>
  (run) => {
    const value = operand(run);
    if (typeof value === 'number') return Math.trunc(value) + 0;
    return typeof value === 'string' ? Math.trunc(toNumber(value)) + 0 : refuse('not a text or a number');
  };

const divide =
  (left: Closure, right: Closure): Closure =>
  (run) => {
    const dividend = left(run);
    const divisor = right(run);
    const quotient = toNumber(dividend) / (toNumber(divisor) || refuse('division by zero'));
    return Number.isFinite(quotient) ? quotient + 0 : refuse('too large');
  };

const greater =
  (left: Closure, right: Closure): Closure =>
  (run) => {
    const a = left(run);
    const b = right(run);
    if (typeof a === 'number' && typeof b === 'number') return a > b;
    return typeof a === 'string' && typeof b === 'string' ? a > b : toNumber(a) > toNumber(b);
  };

function truth(value: unknown): boolean {
  return typeof value === 'function' ? refuse('a lambda is no condition') : value !== null && value !== 0;
}

const and =
  (left: Closure, right: Closure): Closure =>
  (run) => {
    const value = left(run);
    return (typeof value === 'boolean' ? value : truth(value)) ? right(run) : value;
  };

function equal(left: unknown, right: unknown): boolean {
  if (typeof left === 'function' || typeof right === 'function') return refuse('lambdas cannot be compared');
  if (left === right) return true;
  if (left === null || right === null || typeof left === typeof right) return false;
  if (typeof left === 'object' || typeof right === 'object') return false;
  return Number(left) === Number(right);
}

const contains =
  (container: Closure, wanted: Closure): Closure =>
  (run) => {
    const value = container(run);
    const item = wanted(run);
    if (typeof item === 'function') return refuse('a lambda is no item');
    if (Array.isArray(value)) {
      for (const one of value) if (typeof one === 'string' ? one === item : equal(one, item)) return true;
      return false;
    }
    if (typeof item !== 'string') return refuse('not a text');
    if (typeof value === 'string') return value.includes(item);
    return typeof value === 'object' && value !== null ? Object.hasOwn(value, item) : refuse('not a container');
  };

const unexpired = (slot: number): Closure =>
  greater(strToInt(member(variable(slot), 'exp')), divide(now, constant(1000)));

/** Slot 0 is the access token, slot 1 the ID token. */
export const handBuiltExpiry: Closure = and(unexpired(0), unexpired(1));
export const handBuiltFactors: Closure = contains(member(variable(1), 'amr'), constant('mfa'));
