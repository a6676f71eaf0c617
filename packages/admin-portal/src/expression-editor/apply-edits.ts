import { setDiagnostics } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import type { Diagnostic, Fix } from '@waymark/expression';

/** Applies a fix of the language service, as one step of the undo history. */
export function applyEditorFix(view: EditorView, { edits }: Fix): void {
  const { length } = view.state.doc;
  view.dispatch({
    changes: edits.map(({ start, end, text }) => ({
      from: Math.min(start, length),
      to: Math.min(end, length),
      insert: text,
    })),
    userEvent: 'input.fix',
  });
  view.focus();
}

/** Marks findings in the text. */
export function markFindings(view: EditorView, findings: readonly Diagnostic[]): void {
  const { length } = view.state.doc;
  const marked = findings.map(({ start, end, severity, message, fix }) => ({
    from: Math.min(start, length),
    to: Math.min(Math.max(end, start), length),
    severity,
    message,
    ...(fix === undefined
      ? {}
      : { actions: [{ name: fix.title, apply: (target: EditorView) => applyEditorFix(target, fix) }] }),
  }));
  view.dispatch(setDiagnostics(view.state, marked));
}
