import { type EditorState, type Extension, RangeSetBuilder, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { classifyTokens, type TokenStyle } from './classify-tokens.ts';
import { editorContext } from './editor-context.ts';

const marks = new Map<TokenStyle, Decoration>();

function markFor(style: TokenStyle): Decoration {
  const known = marks.get(style);
  if (known !== undefined) return known;
  const mark = Decoration.mark({ class: `wm-token-${style}` });
  marks.set(style, mark);
  return mark;
}

function decorate(state: EditorState): DecorationSet {
  const { mode = 'expression', profile = 'extended' } = state.facet(editorContext);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { start, end, style } of classifyTokens(state.doc.toString(), mode, profile)) {
    if (style !== 'text') builder.add(start, end, markFor(style));
  }
  return builder.finish();
}

/** Colours the text by the language's own tokens. */
export const highlighting: Extension = StateField.define<DecorationSet>({
  create: decorate,
  update: (decorations, { docChanged, state, startState }) =>
    docChanged || state.facet(editorContext) !== startState.facet(editorContext) ? decorate(state) : decorations,
  provide: (field) => EditorView.decorations.from(field),
});
