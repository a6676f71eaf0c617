import type { EditorView } from '@codemirror/view';
import { type FormatResult, formatExpression } from '@waymark/expression';
import { editorContext } from './editor-context.ts';

/** Writes the text of an editor in its usual form, at most so many characters wide; says why if it can't. */
export function formatEditor(view: EditorView, width: number): FormatResult {
  const { mode = 'expression', profile = 'extended' } = view.state.facet(editorContext);
  const source = view.state.doc.toString();
  const result = formatExpression(source, { mode, profile, width });
  if (result.ok && result.text !== source) {
    view.dispatch({
      changes: { from: 0, to: source.length, insert: result.text },
      selection: { anchor: Math.min(view.state.selection.main.head, result.text.length) },
      userEvent: 'input.format',
    });
  }
  return result;
}
