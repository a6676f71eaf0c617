/**
 * Deeper than any journey, and shallow enough for everything that goes through one by recursion. The admin API takes bodies
 * that are a few levels deeper: a document stands in some of them.
 */
export const MAX_DOCUMENT_DEPTH = 60;

/** Whether lists and objects stand in each other in more levels. Looks level by level, so that depth costs no stack. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((one) => Object.values(one).filter(isContainer));
  }
  return false;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether brackets stand in each other in more levels. Those in texts count as well: this is a bound, not a measure. */
export function hasDeepBrackets(text: string, levels: number): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > levels) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}
