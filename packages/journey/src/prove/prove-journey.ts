import type { JourneyDocument } from '../document/journey-document.ts';
import { CompileError } from '../plan/compile-error.ts';
import { compileJourney } from '../plan/compile-journey.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkGraph } from './check-graph.ts';
import { checkShape } from './check-shape.ts';
import type { JourneyDiagnostic } from './diagnostic.ts';
import { stepDiagnostic } from './diagnostic-codes.ts';

/** What a proof found. `document` is there when nothing stops a publish; warnings may stand beside it. */
export interface Proof {
  readonly document?: JourneyDocument;
  readonly diagnostics: readonly JourneyDiagnostic[];
}

/**
 * Proves that a document can be published: its shape is right, every path from the start ends in an answer, no path is
 * endless, every formula compiles, and every variable is set before it is read.
 */
export function proveJourney(value: unknown): Proof {
  const shape = checkShape(value);
  if (shape.document === undefined) return { diagnostics: shape.diagnostics };
  const graph = checkGraph(shape.document);
  const formulas = checkFormulas(shape.document, graph.order);
  const diagnostics = [...shape.diagnostics, ...graph.diagnostics, ...formulas];
  const stopped = diagnostics.some(({ severity }) => severity === 'error');
  return stopped ? { diagnostics } : tryToCompile(shape.document, diagnostics);
}

/** What is the same in every run is computed when a version is compiled: a fault in it must be found before. */
function tryToCompile(document: JourneyDocument, diagnostics: readonly JourneyDiagnostic[]): Proof {
  try {
    compileJourney(document, 0);
    return { document, diagnostics };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { step, path, message } = error;
    const finding = stepDiagnostic(step, `config.${path}`, { severity: 'error', code: 'invalid-field', message });
    return { diagnostics: [...diagnostics, finding] };
  }
}
