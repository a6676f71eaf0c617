import type { Plan } from '../plan/plan.ts';
import { failureStatus } from '../run/failure-status.ts';
import type { Answer, Outcome } from '../run/outcome.ts';

/** What a caller would get for an outcome. `headers` and `body` are missing where the server writes them, not the journey. */
export function answerOf(
  { defaultAnswer }: Pick<Plan, 'defaultAnswer'>,
  outcome: Outcome,
): Pick<Answer, 'status'> & Partial<Answer> {
  if (outcome.kind === 'answer') return outcome;
  return defaultAnswer ?? { status: failureStatus(outcome.code) };
}

/** The body as data where it is JSON, else as text. */
export function bodyValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Headers by lower-case name. Of a repeated one the values stand in one text, as RFC 9110 §5.3 joins them. */
export function headersOf(list: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < list.length; index += 2) {
    const name = (list[index] as string).toLowerCase();
    const known = headers.get(name);
    const value = list[index + 1] as string;
    headers.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  return headers;
}
