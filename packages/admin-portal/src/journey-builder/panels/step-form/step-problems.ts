import type { Diagnostic } from '@waymark/expression';
import type { JourneyDiagnostic, JourneyFlow } from '@waymark/journey';
import type { EditorProblems } from '../../../expression-editor/findings-of.ts';

/** Findings of one field: those in its text, and those whose fix changes more than the text. */
export interface FieldProblems {
  readonly inText: readonly Diagnostic[];
  readonly others: readonly JourneyDiagnostic[];
}

/** The findings at a field, or below it. @param field - dotted path below the step, such as `config.condition` */
export const problemsAt = (diagnostics: readonly JourneyDiagnostic[], field: string): readonly JourneyDiagnostic[] =>
  diagnostics.filter((one) => one.field === field || one.field?.startsWith(`${field}.`) === true);

/** Tells the findings that a formula's field shows itself from the others. */
export function splitProblems(diagnostics: readonly JourneyDiagnostic[], source: string): FieldProblems {
  const inText: Diagnostic[] = [];
  const others: JourneyDiagnostic[] = [];
  for (const one of diagnostics) {
    const replacement = replacementOf(one);
    if (one.fix !== undefined && replacement === undefined) {
      others.push(one);
      continue;
    }
    const { severity, message, code, rule = code, range = { start: 0, end: source.length } } = one;
    inText.push({
      severity,
      message,
      code: rule,
      ...range,
      ...(one.fix === undefined || replacement === undefined
        ? {}
        : { fix: { title: one.fix.title, edits: [{ start: 0, end: source.length, text: replacement }] } }),
    });
  }
  return { inText, others };
}

/** The new text, where a fix does nothing but write the field's formula anew. */
function replacementOf({ fix, pointer }: JourneyDiagnostic): string | undefined {
  const [operation, ...more] = fix?.patch ?? [];
  if (operation?.op !== 'replace' || more.length > 0 || operation.path !== pointer) return undefined;
  return typeof operation.value === 'string' ? operation.value : undefined;
}

/** What the proof says of a formula, with the text that it says it of; undefined while the document has gaps. */
export function editorProblems(
  flow: JourneyFlow | undefined,
  step: string,
  path: string,
  diagnostics: readonly Diagnostic[],
): EditorProblems | undefined {
  const source = flow?.formulaAt(step, path)?.reads.source;
  return source === undefined ? undefined : { source, findings: diagnostics };
}
