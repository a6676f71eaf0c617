import { findStepKind, RESPONSE_CODES, type StepKind } from '@waymark/journey';
import type { NewStep } from './model/add-step.ts';

const KIND = 'http-complete';
const VALUE = new RegExp(`^${KIND} (\\d{3})$`);

/** Answers that are found by their status: `40` finds 400, 401 and so on. */
export function answersFor(
  journeyKind: StepKind['journeyKinds'][number],
  search: string,
): readonly { value: string; title: string }[] {
  const definition = findStepKind(KIND);
  const digits = search.trim();
  if (!/^[1-5]\d{0,2}$/.test(digits) || definition?.journeyKinds.includes(journeyKind) !== true) return [];
  return Object.entries(RESPONSE_CODES)
    .filter(([code]) => code.startsWith(digits))
    .map(([code, reason]) => ({ value: `${KIND} ${code}`, title: `${definition.name}: ${code} ${reason}` }));
}

/** The step behind a choice of {@link answersFor}. */
export function answerOf(value: string): Pick<NewStep, 'kind' | 'name' | 'config'> | undefined {
  const code = VALUE.exec(value)?.[1];
  if (code === undefined) return undefined;
  const responseCode = Number(code);
  return {
    kind: KIND,
    name: `${code} ${RESPONSE_CODES[responseCode] ?? ''}`.trim(),
    config: { responseCode, responseType: 'json' },
  };
}
