import { Facet } from '@codemirror/state';
import type { LanguageContext } from '@waymark/expression';

const NOTHING: LanguageContext = {};

/** What surrounds the expression of an editor. */
export const editorContext = Facet.define<LanguageContext, LanguageContext>({
  combine: ([context]) => context ?? NOTHING,
});
