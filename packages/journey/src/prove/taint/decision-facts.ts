import type { Step } from '../../document/journey-document.ts';
import { type Facts, listedFact, NO_FACTS } from './facts.ts';
import { isTrusted } from './flow-of-binary.ts';
import type { FollowedRead } from './follow-step.ts';

/** What a run knows from having taken a branch. */
export function decisionFacts(step: Step, branch: string, reads: readonly FollowedRead[]): Facts {
  const decision = reads.findLast(({ purpose }) => purpose === 'decision')?.value;
  if (decision === undefined) return NO_FACTS;
  switch (step.kind) {
    case 'condition':
      return branch === 'yes' ? decision.whenTrue : decision.whenFalse;
    case 'while-loop':
      return branch === 'body' ? decision.whenTrue : decision.whenFalse;
    case 'match-case':
      return matchFacts(step, branch, reads);
    default:
      return NO_FACTS;
  }
}

/** A case whose value the caller didn't choose says that the source is that value. */
function matchFacts({ config }: Step, branch: string, reads: readonly FollowedRead[]): Facts {
  const cases = (config as { cases?: readonly { name: string }[] }).cases ?? [];
  const index = cases.findIndex(({ name }) => name === branch);
  const source = reads.find(({ field }) => field.path === 'source')?.value;
  const wanted = reads.find(({ field }) => field.path === `cases.${index}.value`)?.value;
  if (source?.identity === undefined || wanted === undefined || !isTrusted(wanted)) return NO_FACTS;
  return new Set([listedFact(source.identity)]);
}
