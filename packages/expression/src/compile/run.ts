import { ExpressionError } from '../errors.ts';
import type { ExpressionHost } from '../host.ts';
import type { Budget } from '../values/budget.ts';
import type { Value } from '../values/value.ts';
import { HostAnswers, suspension } from './host-answers.ts';
import type { Limits } from './limits.ts';

/** Steps between two looks at the host's meter: a few milliseconds. */
const SLICE = 20_000;

/** Smaller values aren't worth a look: their number is bounded by the steps. UTF-16 units. */
const METERED_SIZE = 1024;

/** The state of one evaluation. */
export class Run implements Budget {
  readonly variables: readonly (Value | undefined)[];
  readonly host: ExpressionHost;
  readonly limits: Limits;
  /** Made when the host is asked something whose answer has to be kept. */
  answers: HostAnswers | undefined;
  // Assigned in the constructor, and not `#private`: a run is made for every evaluation, and this is the faster way.
  private stepsLeft: number;
  /** Steps beyond those in `stepsLeft`, handed out a slice at a time so that the host can look at its clock. */
  private stepsReserved: number;
  private memoryUsed: number;
  private currentDepth: number;
  private clock: number | undefined;

  constructor(variables: readonly (Value | undefined)[], host: ExpressionHost, limits: Limits) {
    this.variables = variables;
    this.host = host;
    this.limits = limits;
    this.answers = undefined;
    this.stepsLeft = Math.min(limits.steps, SLICE);
    this.stepsReserved = limits.steps - this.stepsLeft;
    this.memoryUsed = 0;
    this.currentDepth = 0;
    this.clock = undefined;
  }

  /** Steps taken so far; more than the limit once that is passed. */
  get stepsUsed(): number {
    return this.limits.steps - this.stepsLeft - this.stepsReserved;
  }

  get valueSize(): number {
    return this.limits.valueSize;
  }

  /** Starts over with the answers received so far; expressions are pure, so the path up to the wait repeats exactly. */
  restart(): void {
    this.stepsLeft = Math.min(SLICE, this.limits.steps);
    this.stepsReserved = this.limits.steps - this.stepsLeft;
    this.memoryUsed = 0;
    this.currentDepth = 0;
    this.answers?.restart();
  }

  charge(steps: number): void {
    this.stepsLeft -= steps;
    if (this.stepsLeft < 0) this.refill(steps);
  }

  private refill(steps: number): void {
    const wanted = SLICE - this.stepsLeft;
    const given = Math.min(wanted, this.stepsReserved);
    this.stepsReserved -= given;
    this.stepsLeft += given;
    if (this.stepsLeft < 0) {
      throw new ExpressionError('E_LIMIT', `The evaluation takes more than ${this.limits.steps} steps.`);
    }
    this.host.meter?.work(steps);
  }

  allocate(size: number): void {
    if (size > this.limits.valueSize) {
      throw new ExpressionError('E_LIMIT', `A value is larger than ${this.limits.valueSize} characters.`);
    }
    this.memoryUsed += size;
    if (size >= METERED_SIZE) this.host.meter?.allocate(size);
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
    return this.keptAnswers().take(() => this.host.randomBytes(length)) as Uint8Array;
  }

  verifyToken(token: string, options: Value): Value {
    const verify = this.host.verifyToken;
    if (verify === undefined) {
      throw new ExpressionError('E_FUNCTION', 'No keys for verifying tokens are available here.');
    }
    return this.keptAnswers().take(() => verify.call(this.host, token, options as never)) as Value;
  }

  callWebRequest(name: string, args: readonly Value[]): Value {
    const callWebRequest = this.host.callWebRequest;
    if (callWebRequest === undefined) {
      throw new ExpressionError('E_UNKNOWN_FUNCTION', `There is no web request named ${name}.`);
    }
    const answers = this.keptAnswers();
    if (++answers.webRequests > this.limits.webRequests) {
      throw new ExpressionError('E_LIMIT', `An expression may send ${this.limits.webRequests} web requests at most.`);
    }
    return answers.take(() => callWebRequest.call(this.host, name, args)) as Value;
  }

  /** What the host answers to a question; the answer is kept in case the evaluation starts over. */
  ask(question: () => unknown): Value {
    return this.keptAnswers().take(question) as Value;
  }

  /** Leaves the evaluation, which starts over when `ready` settles. For what is the same in every evaluation. */
  waitFor(ready: Promise<void>): never {
    this.keptAnswers().pending = ready;
    throw suspension;
  }

  private keptAnswers(): HostAnswers {
    this.answers ??= new HostAnswers();
    return this.answers;
  }
}
