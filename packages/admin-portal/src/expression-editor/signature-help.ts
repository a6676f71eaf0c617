import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { type SignatureHelp, signatureHelpAt } from '@waymark/expression';
import { docsElement } from './docs-element.ts';
import { editorContext } from './editor-context.ts';

const setFocused = StateEffect.define<boolean>();
const dismiss = StateEffect.define<null>();

interface Help {
  readonly isFocused: boolean;
  readonly tooltip: Tooltip | null;
}

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

const help = StateField.define<Help>({
  create: () => ({ isFocused: false, tooltip: null }),
  update(before, transaction) {
    let { isFocused } = before;
    let isDismissed = false;
    for (const effect of transaction.effects) {
      if (effect.is(setFocused)) isFocused = effect.value;
      if (effect.is(dismiss)) isDismissed = true;
    }
    if (!isFocused || isDismissed) return { isFocused, tooltip: null };
    const isMoved = transaction.docChanged || transaction.selection !== undefined;
    return isMoved ? { isFocused, tooltip: tooltipAt(transaction.state) } : { ...before, isFocused };
  },
  provide: (field) => showTooltip.from(field, ({ tooltip }) => tooltip),
});

function close(view: EditorView): boolean {
  if (view.state.field(help).tooltip === null) return false;
  view.dispatch({ effects: dismiss.of(null) });
  return true;
}

/** Shows the signature of the call that the cursor is in; Escape hides it. */
export const signatureHelp: Extension = [
  help,
  EditorView.focusChangeEffect.of((_state, isFocused) => setFocused.of(isFocused)),
  keymap.of([{ key: 'Escape', run: close }]),
];
