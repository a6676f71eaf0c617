import { type EditorState, type Extension, StateEffect, StateField, Transaction } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { type SignatureHelp, signatureHelpAt } from '@waymark/expression';
import { docsElement } from './docs-element.ts';
import { editorContext } from './editor-context.ts';

const dismiss = StateEffect.define<null>();

function tooltipAt(state: EditorState): Tooltip | null {
  const { main } = state.selection;
  if (!main.empty) return null;
  const help = signatureHelpAt(state.doc.toString(), main.head, state.facet(editorContext));
  return help === undefined ? null : { pos: help.start, above: true, create: () => ({ dom: elementOf(help) }) };
}

/** The signature with the parameter that is being written set off, and what that parameter is. */
function elementOf({ label, parameters, activeParameter }: SignatureHelp): HTMLElement {
  const active = activeParameter === undefined ? undefined : parameters[activeParameter];
  const root = docsElement('', active?.docs ?? '');
  const code = document.createElement('code');
  code.className = 'wm-docs-code';
  if (active === undefined) {
    code.textContent = label;
  } else {
    const strong = document.createElement('strong');
    strong.textContent = label.slice(active.start, active.end);
    code.append(label.slice(0, active.start), strong, label.slice(active.end));
  }
  root.prepend(code);
  root.setAttribute('role', 'status');
  return root;
}

const help = StateField.define<Tooltip | null>({
  create: () => null,
  update(before, transaction) {
    if (transaction.effects.some((effect) => effect.is(dismiss))) return null;
    if (!transaction.docChanged && transaction.selection === undefined) return before;
    // What comes from outside is nobody's typing.
    return transaction.annotation(Transaction.userEvent) === undefined ? null : tooltipAt(transaction.state);
  },
  provide: (field) => showTooltip.from(field),
});

function close(view: EditorView): boolean {
  if (view.state.field(help) === null) return false;
  view.dispatch({ effects: dismiss.of(null) });
  return true;
}

/** Shows the signature of the call that the cursor is in; Escape hides it, and so does leaving the field. */
export const signatureHelp: Extension = [
  help,
  EditorView.domEventHandlers({
    blur: (_event, view) => {
      close(view);
      return false;
    },
  }),
  keymap.of([{ key: 'Escape', run: close }]),
];
