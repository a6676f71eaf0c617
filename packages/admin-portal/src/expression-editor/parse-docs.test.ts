import { functionCatalogue, functionDocs } from '@waymark/expression';
import { STEP_KINDS } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { parseDocs } from './parse-docs.ts';

describe('documentation', () => {
  it('has paragraphs with code, strong and emphasised words', () => {
    expect(parseDocs('Takes `a` or **b**,\nnever *c*.\n\nLast.')).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { style: 'plain', text: 'Takes ' },
          { style: 'code', text: 'a' },
          { style: 'plain', text: ' or ' },
          { style: 'strong', text: 'b' },
          { style: 'plain', text: ', never ' },
          { style: 'emphasis', text: 'c' },
          { style: 'plain', text: '.' },
        ],
      },
      { kind: 'paragraph', spans: [{ style: 'plain', text: 'Last.' }] },
    ]);
  });

  it('has lists, whose items may go on in the next line', () => {
    expect(parseDocs('Such as:\n- one\n  more\n- two')).toEqual([
      { kind: 'paragraph', spans: [{ style: 'plain', text: 'Such as:' }] },
      { kind: 'list', items: [[{ style: 'plain', text: 'one more' }], [{ style: 'plain', text: 'two' }]] },
    ]);
  });

  it('takes tags and products for plain text', () => {
    expect(parseDocs('<b>x</b> and 2 * 3 * 4')).toEqual([
      { kind: 'paragraph', spans: [{ style: 'plain', text: '<b>x</b> and 2 * 3 * 4' }] },
    ]);
  });

  it('leaves no mark-up over in the documentation of functions and steps', () => {
    const texts = [...functionCatalogue.map(functionDocs), ...STEP_KINDS.map(({ docs }) => docs)];
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) {
      const spans = parseDocs(text).flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.spans));
      for (const span of spans) if (span.style === 'plain') expect(span.text).not.toMatch(/`|\*\*/);
    }
  });
});
