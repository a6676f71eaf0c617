import type { ReactNode } from 'react';
import { type DocsSpan, parseDocs } from '../../expression-editor/parse-docs.ts';
import classes from './function-browser.module.css';

/** Documentation of a function: paragraphs, lists and a few styles. Nothing in it is ever HTML. */
export function DocsText({ text }: { readonly text: string }) {
  return (
    <div className={classes.docs}>
      {parseDocs(text).map((block) =>
        block.kind === 'list' ? (
          <ul key={JSON.stringify(block)}>
            {block.items.map((item) => (
              <li key={JSON.stringify(item)}>{item.map(toElement)}</li>
            ))}
          </ul>
        ) : (
          <p key={JSON.stringify(block)}>{block.spans.map(toElement)}</p>
        ),
      )}
    </div>
  );
}

function toElement({ style, text }: DocsSpan, index: number): ReactNode {
  const key = `${index} ${text}`;
  if (style === 'code') return <code key={key}>{text}</code>;
  if (style === 'strong') return <strong key={key}>{text}</strong>;
  if (style === 'emphasis') return <em key={key}>{text}</em>;
  return <span key={key}>{text}</span>;
}
