import { describe, expect, it } from 'vitest';
import type { Fix } from '../diagnostic.ts';
import { type ParseOptions, parseExpression } from './parse.ts';
import { sketch } from './sketch.ts';

interface Case extends ParseOptions {
  readonly source: string;
  readonly problems: readonly Problem[];
  readonly tree: string;
}

interface Problem {
  readonly at: readonly [start: number, end: number];
  readonly message: string;
  readonly fix?: { readonly title: string; readonly edits: readonly (readonly [number, number, string])[] };
}

const [text] = Object.values(
  import.meta.glob('../../../../conformance/syntax/broken-texts.json', {
    eager: true,
    import: 'default',
    query: '?raw',
  }),
);
const { cases } = JSON.parse(text ?? '') as { readonly cases: readonly Case[] };

/** One problem hides the next here, which the fix uncovers. */
const unfinished = new Set(['x ‘a’', 'a = b = c']);

function mend(source: string, { edits }: Fix): string {
  return edits.reduceRight((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
}

describe('texts that are read as far as they can be', () => {
  it.each(cases.map((one) => [one.source, one] as const))('%j', (source, { problems, tree: wanted, ...options }) => {
    const { tree, diagnostics } = parseExpression(source, options);
    const found = diagnostics.map(({ start, end, message, fix }) => ({
      at: [start, end],
      message,
      ...(fix && { fix: { title: fix.title, edits: fix.edits.map((edit) => [edit.start, edit.end, edit.text]) } }),
    }));
    expect(found).toEqual(problems);
    expect(tree && sketch(tree)).toBe(wanted);
  });

  it('has no more to say about a text with one problem once it is fixed', () => {
    for (const { source, problems, tree: _tree, ...options } of cases) {
      const { diagnostics } = parseExpression(source, options);
      const [only, second] = diagnostics;
      if (only?.fix === undefined || second !== undefined || unfinished.has(source)) continue;
      const mended = mend(source, only.fix);
      expect(parseExpression(mended, options).diagnostics, `${source} → ${mended}`).toEqual([]);
    }
  });
});
