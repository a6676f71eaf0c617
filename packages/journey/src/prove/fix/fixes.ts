import { applyFix, type Fix } from '@waymark/expression';
import { END_OF_AREA, type JourneyDocument } from '../../document/journey-document.ts';
import type { JourneyFix, PatchOperation } from '../diagnostic.ts';
import { escapePointer } from '../diagnostic-codes.ts';
import { stepOf } from '../journey-graph.ts';

/** Leads a branch of a step somewhere else. */
export function leadBranch(
  document: JourneyDocument,
  step: string,
  branch: string,
  to: string,
  title: string,
): JourneyFix {
  const branches = stepOf(document, step)?.branches;
  const place = `/steps/${escapePointer(step)}/branches`;
  if (branches === undefined) return { title, patch: [{ op: 'add', path: place, value: { [branch]: to } }] };
  const op = Object.hasOwn(branches, branch) ? 'replace' : 'add';
  return { title, patch: [{ op, path: `${place}/${escapePointer(branch)}`, value: to }] };
}

/** Leads a branch to the end of the block or loop that its step is in; undefined for a step of the journey itself. */
export function leadToEnd(document: JourneyDocument, step: string, branch: string): JourneyFix | undefined {
  const around = stepOf(document, step)?.inside;
  if (around === undefined) return undefined;
  return leadBranch(document, step, branch, END_OF_AREA, `Lead it to the end of "${around}"`);
}

export const removeBranch = (step: string, branch: string): PatchOperation => ({
  op: 'remove',
  path: `/steps/${escapePointer(step)}/branches/${escapePointer(branch)}`,
});

/** A change of a formula's text as a change of the document. `pointer` is the formula's place. */
export const mendFormula = (pointer: string, source: string, fix: Fix): JourneyFix => ({
  title: fix.title,
  patch: [{ op: 'replace', path: pointer, value: applyFix(source, fix) }],
});
