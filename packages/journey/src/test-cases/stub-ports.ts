import { HostError, type Value } from '@waymark/expression';
import type { KeyOperations, Ports, TokenVerifier } from '../ports.ts';
import { fromHex } from '../run/hex.ts';
import type { JourneyStubs, StubAnswer } from './journey-test.ts';

/** What can be stubbed with answers in turn. */
export type StubbedPort = Exclude<keyof JourneyStubs, 'environment'>;

/** What answers the calls that no stub is given for. */
export interface StubPortsOptions {
  readonly tokens?: TokenVerifier;
  readonly keys?: KeyOperations;
  /** Milliseconds that never go back, for the deadline and to share the processor. Default: time stands still. */
  readonly monotonic?: () => number;
}

/** Ports of a run that repeats: a clock that stands still, randomness that counts, and answers given beforehand. */
export interface StubPorts extends Ports {
  /**
   * Sentences about calls that found no answer left. They fail like any call does, and a journey may catch that; a run
   * with one of them shows nothing all the same.
   */
  readonly shortages: readonly string[];
}

/**
 * The world of a test, and of a simulated draft.
 *
 * @param stubs - Answers in turn; a port that is not named is answered by `options`, or fails where they have nothing.
 * @param nowMs - The time that the run sees, epoch milliseconds.
 */
export function createStubPorts(stubs: JourneyStubs = {}, nowMs: number, options: StubPortsOptions = {}): StubPorts {
  const { tokens, keys, monotonic = () => 0 } = options;
  const answers = new AnswersInTurn(stubs);
  const { environment } = stubs;
  let randomByte = 0;
  const text = (port: StubbedPort) => answers.next(port, (value) => typeof value === 'string', 'a text') as string;
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    shortages: answers.shortages,
    clock: { now: () => nowMs, monotonic },
    random: { bytes: (length) => Uint8Array.from({ length }, () => randomByte++ % 256) },
    tokens: {
      verify: (token, how, now) =>
        stubs.verifyToken === undefined
          ? available(tokens, 'verifyToken').verify(token, how, now)
          : (answers.next('verifyToken') as Value),
    },
    keys: {
      signToken: (claims, alias, how, now) =>
        stubs.signToken === undefined
          ? available(keys, 'signToken').signToken(claims, alias, how, now)
          : text('signToken'),
      hmacSha256: (message, alias) =>
        stubs.hmacSha256 === undefined
          ? available(keys, 'hmacSha256').hmacSha256(message, alias)
          : (fromHex(
              answers.next('hmacSha256', isHex, 'a text of hexadecimal digits, two a byte') as string,
            ) as Uint8Array),
      encrypt: (message, alias) =>
        stubs.encrypt === undefined ? available(keys, 'encrypt').encrypt(message, alias) : text('encrypt'),
      decrypt: (message, alias) =>
        stubs.decrypt === undefined ? available(keys, 'decrypt').decrypt(message, alias) : text('decrypt'),
      certificateInfo: (pem) =>
        stubs.certificateInfo === undefined
          ? available(keys, 'certificateInfo').certificateInfo(pem)
          : (answers.next('certificateInfo', isObject, 'an object') as never),
    },
    environment: (name) =>
      environment !== undefined && Object.hasOwn(environment, name) ? environment[name] : undefined,
  };
}

const isHex = (value: unknown) => typeof value === 'string' && fromHex(value) !== undefined;

function available<Port>(port: Port | undefined, name: StubbedPort): Port {
  if (port !== undefined) return port;
  throw new HostError(`Nothing answers here: give the answers in stubs.${name}.`);
}

/** Hands out the answers of each port, one a call. */
class AnswersInTurn {
  readonly shortages: string[] = [];
  readonly #stubs: JourneyStubs;
  readonly #used = new Map<StubbedPort, number>();

  constructor(stubs: JourneyStubs) {
    this.#stubs = stubs;
  }

  next(port: StubbedPort, fits: (answer: unknown) => boolean = () => true, wanted = ''): unknown {
    const list: readonly StubAnswer[] = this.#stubs[port] ?? [];
    const index = this.#used.get(port) ?? 0;
    this.#used.set(port, index + 1);
    const stub = list[index];
    if (stub === undefined) {
      const count = list.length === 1 ? 'one answer' : `${list.length} answers`;
      throw this.#short(`stubs.${port} has ${count}, and this is call ${index + 1}: add an answer.`);
    }
    if ('error' in stub) throw new HostError(stub.error);
    if (!fits(stub.answer)) throw this.#short(`stubs.${port}.${index}.answer must be ${wanted}.`);
    return stub.answer;
  }

  #short(message: string): HostError {
    this.shortages.push(message);
    return new HostError(message);
  }
}
