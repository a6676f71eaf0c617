import { ExpressionError, HostError } from '../errors.ts';

/** Thrown to leave an evaluation that has to wait for its host. Not an error, so `try` lets it pass. */
export const suspension = Object.freeze({ kind: 'suspension' });

type Answer = { readonly value: unknown } | { readonly error: unknown };

/**
 * What the host answered during one evaluation, in the order of the questions. After a wait the evaluation starts over
 * and gets the same answers again, so that it takes the same path up to the question it waited for.
 */
export class HostAnswers {
  /** Settles, always with success, when the answer that is waited for is there. */
  pending: Promise<unknown> | undefined;
  /** Web requests asked for since the start. */
  webRequests = 0;
  readonly #answers: Answer[] = [];
  #next = 0;

  restart(): void {
    this.pending = undefined;
    this.webRequests = 0;
    this.#next = 0;
  }

  /** The known answer to the next question, or that of `ask`. Throws {@link suspension} if it takes time. */
  take(ask: () => unknown): unknown {
    const answers = this.#answers;
    if (this.#next === answers.length) {
      const given = settle(ask);
      if ('value' in given && isPromise(given.value)) {
        this.pending = given.value.then(
          (value) => answers.push({ value }),
          (error: unknown) => answers.push({ error }),
        );
        throw suspension;
      }
      answers.push(given);
    }
    const answer = answers[this.#next++] as Answer;
    if ('error' in answer) throw hostFailure(answer.error);
    return answer.value ?? null;
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
