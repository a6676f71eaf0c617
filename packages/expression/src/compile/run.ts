import { ExpressionError, HostError } from '../errors.ts';
import type { ExpressionHost } from '../host.ts';
import type { Budget } from '../values/budget.ts';
import type { Lambda } from '../values/lambda.ts';
import type { Value } from '../values/value.ts';
import type { Limits } from './limits.ts';

/** Thrown to leave an evaluation that has to wait for its host. Not an error, so `try` lets it pass. */
export const suspension = Object.freeze({ kind: 'suspension' });

/** What the outside answered once, kept for the evaluations after a wait. */
type Answer = { readonly value: unknown } | { readonly error: unknown };

/** The state of one evaluation. */
export class Run implements Budget {
  readonly variables: readonly (Value | undefined)[];
  readonly host: ExpressionHost;
  readonly limits: Limits;
  /** The promise to wait for, when the evaluation was left by {@link suspension}. */
  pending: Promise<unknown> | undefined;
  // Assigned in the constructor, and not `#private`: a run is made for every evaluation, and this is the faster way.
  private stepsLeft: number;
  private memoryUsed: number;
  private currentDepth: number;
  private clock: number | undefined;
  private webRequestCount: number;
  private answers: Answer[] | undefined;
  private nextAnswer: number;

  constructor(variables: readonly (Value | undefined)[], host: ExpressionHost, limits: Limits) {
    this.variables = variables;
    this.host = host;
    this.limits = limits;
    this.pending = undefined;
    this.stepsLeft = limits.steps;
    this.memoryUsed = 0;
    this.currentDepth = 0;
    this.clock = undefined;
    this.webRequestCount = 0;
    this.answers = undefined;
    this.nextAnswer = 0;
  }

  get valueSize(): number {
    return this.limits.valueSize;
  }

  /** Starts over with the answers received so far; expressions are pure, so the path up to the wait repeats exactly. */
  restart(): void {
    this.stepsLeft = this.limits.steps;
    this.memoryUsed = 0;
    this.currentDepth = 0;
    this.webRequestCount = 0;
    this.nextAnswer = 0;
    this.pending = undefined;
  }

  charge(steps: number): void {
    this.stepsLeft -= steps;
    if (this.stepsLeft < 0) {
      throw new ExpressionError('E_LIMIT', `The evaluation takes more than ${this.limits.steps} steps.`);
    }
  }

  allocate(size: number): void {
    if (size > this.limits.valueSize) {
      throw new ExpressionError('E_LIMIT', `A value is larger than ${this.limits.valueSize} characters.`);
    }
    this.memoryUsed += size;
    // A block of text costs work too: whatever is made has to be copied and read.
    this.charge(1 + (size >>> 6));
    if (this.memoryUsed > this.limits.memory) {
      throw new ExpressionError(
        'E_LIMIT',
        `The evaluation makes more than ${this.limits.memory} characters of values.`,
      );
    }
  }

  enter(cost: number, depth: number): void {
    this.charge(cost);
    this.currentDepth += depth;
    if (this.currentDepth > this.limits.depth) {
      throw new ExpressionError('E_LIMIT', `Lambdas call each other more than ${this.limits.depth} levels deep.`);
    }
  }

  leave(depth: number): void {
    this.currentDepth -= depth;
  }

  /** Depth to return to when `try` catches an error from deeper down. */
  get depth(): number {
    return this.currentDepth;
  }

  set depth(depth: number) {
    this.currentDepth = depth;
  }

  /** The one clock reading of this evaluation, epoch milliseconds. */
  now(): number {
    if (this.clock === undefined) this.clock = this.host.now();
    return this.clock;
  }

  randomBytes(length: number): Uint8Array {
    return this.answer(() => this.host.randomBytes(length)) as Uint8Array;
  }

  verifyToken(token: string, options: Value): Value {
    const verify = this.host.verifyToken;
    if (verify === undefined) {
      throw new ExpressionError('E_FUNCTION', 'No keys for verifying tokens are available here.');
    }
    return this.answer(() => verify.call(this.host, token, options as never)) as Value;
  }

  callWebRequest(name: string, args: readonly Value[]): Value {
    const callWebRequest = this.host.callWebRequest;
    if (callWebRequest === undefined) {
      throw new ExpressionError('E_UNKNOWN_FUNCTION', `There is no web request named ${name}.`);
    }
    if (++this.webRequestCount > this.limits.webRequests) {
      throw new ExpressionError('E_LIMIT', `An expression may send ${this.limits.webRequests} web requests at most.`);
    }
    return this.answer(() => callWebRequest.call(this.host, name, args)) as Value;
  }

  /** Calls a lambda with two arguments, the second usually being the index. */
  invoke(lambda: Lambda, first: Value, second?: Value): Value {
    return lambda.invoke(this, first, second);
  }

  private answer(ask: () => unknown): unknown {
    this.answers ??= [];
    const known = this.answers[this.nextAnswer];
    if (known === undefined) {
      const given = settle(ask);
      if (!('value' in given) || !isPromise(given.value)) {
        this.answers.push(given);
        return this.answer(ask);
      }
      const answers = this.answers;
      this.pending = given.value.then(
        (value) => answers.push({ value }),
        (error: unknown) => answers.push({ error }),
      );
      throw suspension;
    }
    this.nextAnswer++;
    if ('error' in known) throw hostFailure(known.error);
    return known.value;
  }
}

function settle(ask: () => unknown): Answer {
  try {
    return { value: ask() };
  } catch (error) {
    return { error };
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** Keeps the message of a deliberate refusal and hides that of anything else. */
function hostFailure(error: unknown): ExpressionError {
  if (error instanceof HostError) return new ExpressionError(error.code, error.message);
  return new ExpressionError('E_FUNCTION', 'The function failed.');
}
