import { ExpressionError, type Meter, type Value, type ValueObject } from '@waymark/expression';
import type { Plan } from '../plan/plan.ts';
import type { Clock } from '../ports.ts';
import type { JourneyEvent } from './journey-event.ts';
import type { Outcome } from './outcome.ts';
import type { Interruption } from './receipt.ts';
import type { RunHost } from './run-host.ts';
import type { RunObserver } from './run-observer.ts';

/** How long a run may compute before it lets others have their turn, in milliseconds. */
const SLICE_MS = 20;

const NO_FIELDS: ValueObject = Object.freeze({});

/** What differs in a run that is repeated or explained. */
export interface RunOptions {
  /** Where the recorded run was ended from outside. */
  readonly interruption?: Interruption | undefined;
  readonly observer?: RunObserver | undefined;
  /** Instead of the plan's. */
  readonly deadlineMs?: number;
}

/** Values that a run may make, in UTF-16 units: about twice as many bytes. */
const MEMORY = 67_108_864;

/** What a step of an evaluation takes at most, in milliseconds. */
const STEP_MS = 0.0001;

/** How much later than its deadline a run may end, in milliseconds. */
const GRACE_MS = 5;

/** The state of one run. Steps read and write what they must; nobody else does. */
export class Run implements Meter {
  readonly plan: Plan;
  /** One slot per variable of the plan; `undefined` until a step sets it. */
  readonly variables: (Value | undefined)[];
  readonly host: RunHost;
  /** Set by the step that ends the run. */
  outcome: Outcome | undefined = undefined;
  /** The field whose formula was evaluated last: where an error happened. */
  field = '';
  /** What steps reported, in their order. */
  events: JourneyEvent[] | undefined = undefined;
  /** Fields of every later event. Replaced as a whole, never changed. */
  eventFields: ValueObject = NO_FIELDS;
  /** The way so far; see `Path`. */
  readonly path: number[] = [];
  readonly started: number;
  readonly deadline: number;
  sliceEnd: number;
  readonly clock: Clock;
  /** The length of the path at which the run ends, and why. */
  readonly maxLength: number;
  readonly atMaxLength: Interruption['code'] | 'limit-exceeded';
  /** Looks on, in a run that is explained; calls have none. */
  readonly observer: RunObserver | undefined;
  /** Set when an evaluation noticed that the deadline has passed. */
  overdue = false;
  #allocated = 0;
  #cancelled = false;
  /** Ends the wait of a run that waits. */
  interruptWait: ((code: Interruption['code']) => void) | undefined = undefined;

  constructor(plan: Plan, host: RunHost, clock: Clock, { interruption, observer, deadlineMs }: RunOptions) {
    this.plan = plan;
    this.maxLength = 3 * (interruption?.after ?? plan.maxSteps);
    this.atMaxLength = interruption?.code ?? 'limit-exceeded';
    this.variables = new Array(plan.variableCount);
    this.host = host;
    this.clock = clock;
    this.started = clock.monotonic();
    this.deadline = this.started + (deadlineMs ?? plan.deadlineMs);
    this.observer = observer;
    host.meter = this;
    this.sliceEnd = this.started + SLICE_MS;
  }

  work(steps: number): void {
    if (this.clock.monotonic() + steps * STEP_MS <= this.deadline + GRACE_MS) return;
    this.overdue = true;
    throw new ExpressionError('E_LIMIT', 'The run passed its deadline.');
  }

  allocate(size: number): void {
    this.#allocated += size;
    if (this.#allocated > MEMORY) {
      throw new ExpressionError('E_LIMIT', `The run makes more than ${MEMORY} characters of values.`);
    }
  }

  /** Whether the caller has left. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Ends the run at its next step, or at once where it waits. */
  cancel(): void {
    this.#cancelled = true;
    this.interruptWait?.('cancelled');
  }

  /** Begins a new slice after others had their turn. */
  renewSlice(): void {
    this.sliceEnd = this.clock.monotonic() + SLICE_MS;
  }
}
