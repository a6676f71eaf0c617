import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';

/** As long as CodeMirror takes a cursor at the start of the field for the browser's own, after the focus came. */
const SETTLING_MS = 300;

/**
 * What is typed over a selection is put in by the editor. A browser that does it keeps the colour of what was there in an
 * inline style, which the content security policy refuses and reports.
 */
export const typeOver: Extension = ViewPlugin.fromClass(
  class {
    typedAt = Number.NEGATIVE_INFINITY;
  },
  {
    eventHandlers: {
      beforeinput(event, view) {
        const { data, inputType, isComposing } = event;
        if (inputType !== 'insertText' || data === null || isComposing || view.composing) return false;
        this.typedAt = performance.now();
        return replaceSelection(view, data);
      },
      compositionstart(_event, view) {
        // What is composed can't be taken from the browser; what it would replace can go before.
        clearSelection(view);
        return false;
      },
    },
    provide: (plugin) =>
      EditorView.updateListener.of(({ view }) => {
        const typedAt = view.plugin(plugin)?.typedAt ?? Number.NEGATIVE_INFINITY;
        if (performance.now() - typedAt < SETTLING_MS) keepCursor(view);
      }),
  },
);

function replaceSelection(view: EditorView, text: string): boolean {
  const { selection, readOnly } = view.state;
  const { from, to, empty } = selection.main;
  if (empty || readOnly) return false;
  const insert = () =>
    view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
  return true;
}

function clearSelection(view: EditorView): void {
  if (view.state.selection.main.empty || view.state.readOnly) return;
  view.dispatch(view.state.replaceSelection(''), { userEvent: 'delete.selection' });
}

/** Marks that are drawn anew take the browser's cursor to the start of the line: it goes back to where the editor has it. */
function keepCursor(view: EditorView): void {
  const { main } = view.state.selection;
  const shown = view.contentDOM.ownerDocument.getSelection();
  if (!main.empty || shown?.focusNode === null || shown?.isCollapsed !== true || !view.hasFocus) return;
  if (!view.contentDOM.contains(shown.focusNode) || view.composing) return;
  if (view.posAtDOM(shown.focusNode, shown.focusOffset) === main.head) return;
  const { node, offset } = view.domAtPos(main.head);
  shown.collapse(node, offset);
}
