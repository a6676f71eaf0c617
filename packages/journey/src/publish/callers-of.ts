import type { JourneyDocument } from '../document/journey-document.ts';
import { findStepKind } from '../steps/step-kinds.ts';

/** Ids of the sub-journeys that a document's steps call. Takes any document whose steps have the shape of steps. */
export function calleesOf({ steps }: Pick<JourneyDocument, 'steps'>): ReadonlySet<string> {
  const callees = Object.values(steps).flatMap(({ kind, config }) => {
    const callee = findStepKind(kind)?.callee?.((config ?? {}) as never);
    return typeof callee === 'string' ? [callee] : [];
  });
  return new Set(callees);
}

/** Published journeys that call a sub-journey, themselves or by a detour, by id. */
export function callersOf(
  journeyId: string,
  published: ReadonlyMap<string, { readonly document: JourneyDocument }>,
): string[] {
  const callers = new Set<string>();
  const queue = [journeyId];
  for (let callee = queue.shift(); callee !== undefined; callee = queue.shift()) {
    for (const [id, { document }] of published) {
      if (callers.has(id) || !calleesOf(document).has(callee)) continue;
      callers.add(id);
      queue.push(id);
    }
  }
  return [...callers].sort();
}
