import type { ExpressionHost, PolicyContext, Value, ValueObject } from '@waymark/expression';
import type { Ports } from '../ports.ts';

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

/** Joins the ports and the request to the host that expressions see. A class, so that every run has the same shape. */
export class RunHost implements ExpressionHost {
  readonly policy: PolicyContext;
  readonly #ports: Ports;
  constructor(ports: Ports, policy: PolicyContext) {
    this.#ports = ports;
    this.policy = policy;
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
}
