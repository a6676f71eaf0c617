/** A stretch of documentation text. */
export interface DocsSpan {
  readonly style: 'plain' | 'code' | 'strong' | 'emphasis';
  readonly text: string;
}

/** A paragraph or a list of the documentation. */
export type DocsBlock =
  | { readonly kind: 'paragraph'; readonly spans: readonly DocsSpan[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly DocsSpan[])[] };

/** Reads the small part of Markdown that documentation of functions and steps uses. Nothing in it is ever HTML. */
export function parseDocs(markdown: string): DocsBlock[] {
  return markdown
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .flatMap(blocksOf);
}

/** A list may follow its introduction without a blank line. */
function blocksOf(part: string): DocsBlock[] {
  const blocks: DocsBlock[] = [];
  const lines: string[] = [];
  const items: string[] = [];
  for (const line of part.split('\n')) {
    if (/^\s*- /.test(line)) items.push(line.replace(/^\s*- /, ''));
    else if (items.length > 0) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else lines.push(line.trim());
  }
  if (lines.length > 0) blocks.push({ kind: 'paragraph', spans: spansOf(lines.join(' ')) });
  if (items.length > 0) blocks.push({ kind: 'list', items: items.map(spansOf) });
  return blocks;
}

function spansOf(text: string): DocsSpan[] {
  const spans: DocsSpan[] = [];
  let position = 0;
  const plain = (end: number) => {
    if (end > position) spans.push({ style: 'plain', text: text.slice(position, end) });
  };
  for (const match of text.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g)) {
    plain(match.index);
    const [all, code, strong, emphasis] = match;
    if (code !== undefined) spans.push({ style: 'code', text: code });
    else if (strong !== undefined) spans.push({ style: 'strong', text: strong });
    else spans.push({ style: 'emphasis', text: emphasis ?? '' });
    position = match.index + all.length;
  }
  plain(text.length);
  return spans;
}
