import {
  acceptCompletion,
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeCompletion,
  completionStatus,
  type Completion as EditorCompletion,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { type Completion, completionsAt } from '@waymark/expression';
import { docsElement } from './docs-element.ts';
import { editorContext } from './editor-context.ts';

/** More than anybody scrolls through. */
const MAX_ITEMS = 200;
/** Longer signatures stand beside the list. */
const MAX_DETAIL = 48;

/** What was typed when the list opens by itself: a name, a member, a function, a key in quotes. */
const OPENS = /[\p{L}\p{N}_.@"'[]$|\$\{$/u;

/** Offers what the language service knows at the cursor. */
export function completionSource({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const source = state.doc.toString();
  if (!explicit && !OPENS.test(source.slice(Math.max(0, pos - 2), pos))) return null;
  const items = completionsAt(source, pos, state.facet(editorContext)).slice(0, MAX_ITEMS);
  const [first] = items;
  if (first === undefined) return null;
  return { from: Math.min(first.edit.start, pos), options: items.map(toOption), filter: false };
}

function toOption(item: Completion): EditorCompletion {
  const { label, kind, detail, docs } = item;
  return {
    label,
    type: kind,
    detail: detail.length > MAX_DETAIL ? `${detail.slice(0, MAX_DETAIL - 1)}…` : detail,
    ...(docs === '' && detail.length <= MAX_DETAIL ? {} : { info: () => docsElement(detail, docs) }),
    apply: (view, completion) => put(view, item, completion),
  };
}

function put(view: EditorView, { edit, cursor }: Completion, completion: EditorCompletion): void {
  view.dispatch({
    changes: { from: edit.start, to: edit.end, insert: edit.text },
    selection: { anchor: cursor },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
  // A namespace is half of a name.
  if (edit.text.endsWith('.')) startCompletion(view);
}

/** A list that is still being looked up is dropped, but Escape goes on: for a reader there is nothing to close. */
function dropUnseen(view: EditorView): boolean {
  if (completionStatus(view.state) === 'pending') closeCompletion(view);
  return false;
}

/** The list of completions. Tab and Enter take one; Escape closes the list, and Tab then leaves the field. */
export const completion: Extension = [
  Prec.highest(keymap.of([{ key: 'Escape', run: dropUnseen }])),
  autocompletion({ override: [completionSource], activateOnTypingDelay: 0, icons: false, maxRenderedOptions: 60 }),
  keymap.of([{ key: 'Tab', run: acceptCompletion }]),
];
