import { HostError, type Value, type ValueObject } from '@waymark/expression';
import type { Clock, Ports } from '../ports.ts';
import { fromHex } from '../run/hex.ts';
import type { AskedPort, PortAnswer } from '../run/receipt.ts';

/** Ports that answer what was recorded, and note what was asked and isn't on record. */
export interface ReplayPorts {
  readonly ports: Ports;
  /** Questions without a recorded answer, by port; each fails, or gets a harmless value. */
  readonly unanswered: () => readonly string[];
}

/**
 * Answers from a receipt: those of one port in the order in which it was asked, settings by name.
 *
 * @param clock - For turns between long computations only; the run sees the recorded times.
 */
export function createReplayPorts(answers: readonly PortAnswer[], clock: Clock): ReplayPorts {
  const recorded = new RecordedAnswers(answers);
  const text = (port: AskedPort) => recorded.ask(port) as string;
  return {
    unanswered: () => recorded.unanswered,
    ports: {
      clock: { now: () => recorded.now(), monotonic: () => clock.monotonic() },
      random: { bytes: (length) => recorded.bytes(length) },
      tokens: { verify: () => recorded.ask('verifyToken') },
      keys: {
        signToken: () => text('signToken'),
        hmacSha256: () => fromHex(text('hmacSha256')) ?? new Uint8Array(),
        encrypt: () => text('encrypt'),
        decrypt: () => text('decrypt'),
        certificateInfo: () => recorded.ask('certificateInfo') as ValueObject,
      },
      environment: (name) => recorded.setting(name),
    },
  };
}

const settingNamed = (name: string) => `environment: ${name}`;

class RecordedAnswers {
  readonly unanswered: string[] = [];
  readonly #byQuestion = new Map<string, PortAnswer[]>();
  readonly #taken = new Map<string, number>();

  constructor(answers: readonly PortAnswer[]) {
    for (const answer of answers) {
      const question = answer.port === 'environment' ? settingNamed(answer.name) : answer.port;
      const list = this.#byQuestion.get(question);
      if (list === undefined) this.#byQuestion.set(question, [answer]);
      else list.push(answer);
    }
  }

  #next(question: string): PortAnswer | undefined {
    const index = this.#taken.get(question) ?? 0;
    this.#taken.set(question, index + 1);
    return this.#byQuestion.get(question)?.[index];
  }

  /** For what is always there: who asks more often than the recorded run gets the last answer again. */
  #nextOrLast(question: string): PortAnswer | undefined {
    return this.#next(question) ?? this.#byQuestion.get(question)?.at(-1);
  }

  now(): number {
    const answer = this.#nextOrLast('now');
    if (answer?.port === 'now') return answer.value;
    this.unanswered.push('now');
    return 0;
  }

  bytes(length: number): Uint8Array {
    const answer = this.#next('random');
    const bytes = answer?.port === 'random' ? fromHex(answer.value) : undefined;
    if (bytes?.length === length) return bytes;
    this.unanswered.push('random');
    return new Uint8Array(length);
  }

  setting(name: string): string | null {
    const answer = this.#nextOrLast(settingNamed(name));
    if (answer?.port === 'environment') return answer.value;
    this.unanswered.push(settingNamed(name));
    return null;
  }

  ask(port: AskedPort): Value {
    const answer = this.#next(port);
    if (answer === undefined) {
      this.unanswered.push(port);
      throw new HostError('The recorded run did not ask this.');
    }
    if (!('error' in answer)) return answer.value;
    if (answer.unexpected !== true) throw new HostError(answer.error);
    throw Object.assign(new Error('Recorded'), { name: answer.error });
  }
}
