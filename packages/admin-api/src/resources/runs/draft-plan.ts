import { compileJourney, type JourneyDiagnostic, type JourneyDocument, type Plan } from '@waymark/journey';
import type { AdminApiOptions } from '../../options.ts';

/** A draft that can run, or why it can't. */
export type DraftPlan =
  | { readonly plan: Plan; readonly document: JourneyDocument; readonly diagnostics: readonly JourneyDiagnostic[] }
  | { readonly plan: null; readonly diagnostics: readonly JourneyDiagnostic[] };

/** Proves and compiles a document with the sub-journeys that are published now. */
export async function compileDraft(
  value: unknown,
  { storage, provePublication }: Pick<AdminApiOptions, 'storage' | 'provePublication'>,
): Promise<DraftPlan> {
  const published = await storage.versions.published();
  const { document, diagnostics } = provePublication(value, published);
  if (document === undefined) return { plan: null, diagnostics };
  return { plan: compileJourney(document, 0, (id) => published.get(id)), document, diagnostics };
}

export const BROKEN_DRAFT = 'A draft can run once its errors are mended.';
