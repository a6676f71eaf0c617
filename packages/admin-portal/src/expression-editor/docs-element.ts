import { type DocsSpan, parseDocs } from './parse-docs.ts';

const TAGS = { plain: undefined, code: 'code', strong: 'strong', emphasis: 'em' } as const;

/** Documentation as elements for the pop-ups of the editor, below a line of code where there is one. */
export function docsElement(code: string, docs: string): HTMLElement {
  const root = element('div', 'wm-docs');
  if (code !== '') root.append(element('code', 'wm-docs-code', code));
  for (const block of parseDocs(docs)) {
    if (block.kind === 'paragraph') {
      root.append(withSpans('p', block.spans));
      continue;
    }
    const list = element('ul');
    list.append(...block.items.map((spans) => withSpans('li', spans)));
    root.append(list);
  }
  return root;
}

function withSpans(tag: string, spans: readonly DocsSpan[]): HTMLElement {
  const parent = element(tag);
  for (const { style, text } of spans) {
    const name = TAGS[style];
    parent.append(name === undefined ? text : element(name, '', text));
  }
  return parent;
}

function element(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
