import { type ExpressionHost, HostError, type PolicyContext, type Value, type ValueObject } from '@waymark/expression';
import type { KeyOperations, Ports } from '../ports.ts';

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

/** What `@policy.*` reads. What few journeys ask for is made when it is asked for. */
class RunPolicy implements PolicyContext {
  readonly request: Value;
  readonly client: Value;
  readonly #journey: JourneyFacts;
  readonly #runId: string;
  constructor(request: JourneyRequest, caller: JourneyCaller | null, journey: JourneyFacts, runId: string) {
    this.request = request as unknown as Value;
    this.client = caller as unknown as Value;
    this.#journey = journey;
    this.#runId = runId;
  }
  get journey(): Value {
    const { journeyId, name, version } = this.#journey;
    return { id: journeyId, name, version, executionId: this.#runId };
  }
}

/** Joins the ports and the request to the host that expressions see. A class, so that every run has the same shape. */
export class RunHost implements ExpressionHost {
  readonly policy: PolicyContext;
  readonly #ports: Ports;
  constructor(
    ports: Ports,
    request: JourneyRequest,
    caller: JourneyCaller | null,
    journey: JourneyFacts,
    runId: string,
  ) {
    this.#ports = ports;
    this.policy = new RunPolicy(request, caller, journey, runId);
  }
  now(): number {
    return this.#ports.clock.now();
  }
  randomBytes(length: number): Uint8Array {
    return this.#ports.random.bytes(length);
  }
  verifyToken(token: string, options: ValueObject): Value | Promise<Value> {
    return this.#ports.tokens.verify(token, options, this.#ports.clock.now());
  }
  signToken(claims: ValueObject, keyAlias: string, options: ValueObject): string | Promise<string> {
    return this.#keys().signToken(claims, keyAlias, options, this.#ports.clock.now());
  }
  hmacSha256(text: string, keyAlias: string): Uint8Array | Promise<Uint8Array> {
    return this.#keys().hmacSha256(text, keyAlias);
  }
  encrypt(text: string, keyAlias: string): string | Promise<string> {
    return this.#keys().encrypt(text, keyAlias);
  }
  decrypt(text: string, keyAlias: string): string | Promise<string> {
    return this.#keys().decrypt(text, keyAlias);
  }
  certificateInfo(pem: string): ValueObject | Promise<ValueObject> {
    return this.#keys().certificateInfo(pem);
  }
  environment(name: string): string | null | undefined {
    return this.#ports.environment?.(name);
  }

  #keys(): KeyOperations {
    if (this.#ports.keys === undefined) throw new HostError('No keys are available here.');
    return this.#ports.keys;
  }
}
