import { HIDDEN, isHiddenKey, type RunDifference, redactText } from '@waymark/journey';

/** How two runs differ, as people may see it. */
export function presentDifference<Difference extends Pick<RunDifference, 'answer'>>(
  difference: Difference,
): Difference {
  return {
    ...difference,
    answer: difference.answer.map(({ part, before, now }) => ({
      part,
      before: shown(part, before),
      now: shown(part, now),
    })),
  };
}

/** Longest text of a part that is shown. */
const MAX_TEXT = 500;

function shown(part: string, text: string | null): string | null {
  if (text === null) return null;
  const name = part.slice(part.lastIndexOf('/') + 1).replace(/^header /, '');
  if (isHiddenKey(name)) return HIDDEN;
  const redacted = redactText(text);
  return redacted.length > MAX_TEXT ? `${redacted.slice(0, MAX_TEXT)}…` : redacted;
}
