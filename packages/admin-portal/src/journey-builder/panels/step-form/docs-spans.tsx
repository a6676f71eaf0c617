import { type DocsSpan, parseDocs } from '../../../expression-editor/parse-docs.ts';

const TAGS = { plain: 'span', code: 'code', strong: 'strong', emphasis: 'em' } as const;

/** Words of the documentation, with code and emphasis. */
export function DocsSpans({ spans }: { readonly spans: readonly DocsSpan[] }) {
  return spans.map(({ style, text }, index) => {
    const Tag = TAGS[style];
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
    return <Tag key={index}>{text}</Tag>;
  });
}

/** One line of documentation. */
export function DocsLine({ text }: { readonly text: string }) {
  const [block] = parseDocs(text);
  return block?.kind === 'paragraph' ? <DocsSpans spans={block.spans} /> : text;
}
