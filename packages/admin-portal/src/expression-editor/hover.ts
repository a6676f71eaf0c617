import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { hoverAt } from '@waymark/expression';
import { docsElement } from './docs-element.ts';
import { editorContext } from './editor-context.ts';

/** Says what a name under the pointer is. */
export const hover: Extension = hoverTooltip(({ state }, position) => {
  const found = hoverAt(state.doc.toString(), position, state.facet(editorContext));
  if (found === undefined) return null;
  const { start, end, code, docs } = found;
  return { pos: start, end, above: true, create: () => ({ dom: docsElement(code, docs) }) };
});
