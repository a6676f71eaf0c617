import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder, tooltips } from '@codemirror/view';
import type { LanguageContext } from '@waymark/expression';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { cspNonce } from '../app/csp-nonce.ts';
import { completion } from './completion.ts';
import { editorContext } from './editor-context.ts';
import { editorTheme } from './editor-theme.ts';
import { highlighting } from './highlighting.ts';
import { hover } from './hover.ts';
import { signatureHelp } from './signature-help.ts';
import { typeOver } from './type-over.ts';

/** Marks changes that come from outside, which are not reported back. */
const fromOutside = Annotation.define<true>();

interface EditorOptions {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly context: LanguageContext;
  readonly attributes: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly placeholder: string;
  readonly onFormat: (view: EditorView) => void;
}

interface Compartments {
  readonly context: Compartment;
  readonly attributes: Compartment;
  readonly readOnly: Compartment;
}

const readOnlyExtension = (readOnly: boolean): Extension =>
  readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [];

/** An editor in the element that the reference points to; it follows what it is given as long as it is there. */
export function useEditorView(parent: RefObject<HTMLElement | null>, options: EditorOptions) {
  const viewRef = useRef<EditorView | null>(null);
  const compartments = useRef<Compartments | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const { value, context, attributes, readOnly } = options;

  useLayoutEffect(() => {
    const parts = { context: new Compartment(), attributes: new Compartment(), readOnly: new Compartment() };
    compartments.current = parts;
    const start = latest.current;
    const view = new EditorView({
      ...(parent.current === null ? {} : { parent: parent.current }),
      state: EditorState.create({
        doc: start.value,
        extensions: [
          EditorView.cspNonce.of(cspNonce),
          parts.context.of(editorContext.of(start.context)),
          parts.attributes.of(EditorView.contentAttributes.of(start.attributes)),
          parts.readOnly.of(readOnlyExtension(start.readOnly)),
          basics(start.placeholder),
          keymap.of([
            {
              key: 'Shift-Alt-f',
              run: (target) => {
                latest.current.onFormat(target);
                return true;
              },
            },
          ]),
          EditorView.updateListener.of(({ docChanged, transactions, state }) => {
            if (!docChanged || transactions.some((one) => one.annotation(fromOutside) === true)) return;
            latest.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    viewRef.current = view;
    return () => {
      view.destroy();
      viewRef.current = null;
    };
  }, [parent]);

  useEffect(() => {
    const view = viewRef.current;
    const text = value.replaceAll(/\r\n?/g, '\n');
    if (view === null || view.state.doc.toString() === text) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      annotations: fromOutside.of(true),
    });
  }, [value]);

  useEffect(() => {
    const { current } = compartments;
    if (current !== null)
      viewRef.current?.dispatch({ effects: current.context.reconfigure(editorContext.of(context)) });
  }, [context]);

  useEffect(() => {
    const { current } = compartments;
    if (current === null) return;
    viewRef.current?.dispatch({
      effects: [
        current.attributes.reconfigure(EditorView.contentAttributes.of(attributes)),
        current.readOnly.reconfigure(readOnlyExtension(readOnly)),
      ],
    });
  }, [attributes, readOnly]);

  return viewRef;
}

const basics = (hint: string): Extension => [
  history(),
  drawSelection(),
  typeOver,
  EditorView.lineWrapping,
  bracketMatching(),
  closeBrackets(),
  highlighting,
  completion,
  signatureHelp,
  hover,
  editorTheme,
  // A panel that scrolls would cut them off.
  tooltips({ parent: document.body }),
  placeholder(hint),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
];
