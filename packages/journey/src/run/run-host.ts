import {
  type ExpressionHost,
  HostError,
  type Meter,
  type PolicyContext,
  type Value,
  type ValueObject,
} from '@waymark/expression';
import type { KeyOperations, Ports } from '../ports.ts';
import { toHex } from './hex.ts';
import type { AskedPort, PortAnswer } from './receipt.ts';

/** The request as a journey sees it through `@policy.request()`. Names of headers are lower-case. */
export interface JourneyRequest {
  readonly body: Value;
  /** Query parameters but `clientId`; a repeated one is an array. */
  readonly params: ValueObject;
  readonly headers: ValueObject;
  readonly method: string;
  readonly ip: string;
}

/** Who called: what `@policy.client()` yields, or null for a call without a token. */
export interface JourneyCaller {
  readonly id: string;
  readonly appId: string;
}

/** The plan and the call, as `@policy.journey()` tells of them. */
export interface JourneyFacts {
  readonly journeyId: string;
  readonly name: string;
  readonly version: number;
}

/**
 * Joins the ports and the request to the host that expressions see, and keeps what the ports answered: with it the run
 * can be repeated. It is also what `@policy.*` reads; what few journeys ask for is made when it is asked for. One class for
 * all of it, so that a run makes few objects, and every run has the same shape.
 */
export class RunHost implements ExpressionHost, PolicyContext {
  readonly request: Value;
  readonly client: Value;
  /** Id of the step that runs. */
  step = '';
  /** The run's own budget; set by the run. */
  meter: Meter | undefined = undefined;
  readonly #ports: Ports;
  readonly #journey: JourneyFacts;
  readonly #runId: string;
  /** Clock readings apart from the rest: nearly every run has one, and few have others. */
  #times: number[] | undefined = undefined;
  #answers: PortAnswer[] | undefined = undefined;

  constructor(
    ports: Ports,
    request: JourneyRequest,
    caller: JourneyCaller | null,
    journey: JourneyFacts,
    runId: string,
  ) {
    this.request = request as unknown as Value;
    this.client = caller as unknown as Value;
    this.#ports = ports;
    this.#journey = journey;
    this.#runId = runId;
  }

  get policy(): PolicyContext {
    return this;
  }

  get journey(): Value {
    const { journeyId, name, version } = this.#journey;
    return { id: journeyId, name, version, executionId: this.#runId, step: this.step };
  }

  /** Everything that the ports answered so far; the answers of one port are in the order of its questions. */
  get answers(): PortAnswer[] {
    return [...(this.#times ?? []).map((value): PortAnswer => ({ port: 'now', value })), ...(this.#answers ?? [])];
  }

  now(): number {
    const time = this.#ports.clock.now();
    if (this.#times === undefined) this.#times = [time];
    else this.#times.push(time);
    return time;
  }

  randomBytes(length: number): Uint8Array {
    const bytes = this.#ports.random.bytes(length);
    this.#keep({ port: 'random', value: toHex(bytes) });
    return bytes;
  }

  verifyToken(token: string, options: ValueObject): Value | Promise<Value> {
    return this.#ask('verifyToken', () => this.#ports.tokens.verify(token, options, this.now()));
  }

  signToken(claims: ValueObject, keyAlias: string, options: ValueObject): string | Promise<string> {
    return this.#ask('signToken', () => this.#keys().signToken(claims, keyAlias, options, this.now()));
  }

  hmacSha256(text: string, keyAlias: string): Uint8Array | Promise<Uint8Array> {
    return this.#ask('hmacSha256', () => this.#keys().hmacSha256(text, keyAlias), toHex);
  }

  encrypt(text: string, keyAlias: string): string | Promise<string> {
    return this.#ask('encrypt', () => this.#keys().encrypt(text, keyAlias));
  }

  decrypt(text: string, keyAlias: string): string | Promise<string> {
    return this.#ask('decrypt', () => this.#keys().decrypt(text, keyAlias));
  }

  certificateInfo(pem: string): ValueObject | Promise<ValueObject> {
    return this.#ask('certificateInfo', () => this.#keys().certificateInfo(pem));
  }

  environment(name: string): string | null | undefined {
    const value = this.#ports.environment?.(name);
    this.#keep({ port: 'environment', name, value: value ?? null });
    return value;
  }

  #ask<Answer>(
    port: AskedPort,
    question: () => Answer | Promise<Answer>,
    plain: (answer: Answer) => Value = (answer) => answer as Value,
  ): Answer | Promise<Answer> {
    const keep = (answer: Answer): Answer => {
      this.#keep({ port, value: plain(answer) });
      return answer;
    };
    try {
      const answer = question();
      return answer instanceof Promise ? answer.then(keep, (error) => this.#fail(port, error)) : keep(answer);
    } catch (error) {
      return this.#fail(port, error);
    }
  }

  #fail(port: AskedPort, error: unknown): never {
    this.#keep(
      error instanceof HostError
        ? { port, error: error.message }
        : { port, error: error instanceof Error ? error.name : typeof error, unexpected: true },
    );
    throw error;
  }

  #keep(answer: PortAnswer): void {
    if (this.#answers === undefined) this.#answers = [answer];
    else this.#answers.push(answer);
  }

  #keys(): KeyOperations {
    if (this.#ports.keys === undefined) throw new HostError('No keys are available here.');
    return this.#ports.keys;
  }
}
