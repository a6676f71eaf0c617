import { print } from '../print.ts';

/** How two runs differ, as the admin API tells. */
export interface ShownDifference {
  readonly parting: { readonly after: number; readonly before: string | null; readonly now: string | null } | null;
  readonly answer: readonly { readonly part: string; readonly before: string | null; readonly now: string | null }[];
}

export function printAnswerDifferences(answer: ShownDifference['answer'], indent = ''): void {
  for (const { part, before, now } of answer) print(`${indent}${part}: ${before ?? 'none'} → ${now ?? 'none'}`);
}
