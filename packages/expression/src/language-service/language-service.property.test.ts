import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTree, withoutRanges } from '../syntax/arbitrary-tree.ts';
import { parseExpression } from '../syntax/parse.ts';
import { printExpression } from '../syntax/print.ts';
import type { Profile } from '../syntax/profile.ts';
import { checkExpression } from '../types/check-expression.ts';
import { typeOfSample } from '../types/type-of-sample.ts';
import type { Value } from '../values/value.ts';
import { completionsAt } from './completions-at.ts';
import { formatExpression } from './format-expression.ts';
import { hoverAt } from './hover-at.ts';
import { checkOptionsOf, type LanguageContext } from './language-context.ts';
import { signatureHelpAt } from './signature-help-at.ts';

declare global {
  interface ImportMeta {
    /** Replaced by the test runner with the texts of the files that match. */
    glob(pattern: string, options: { eager: true; import: 'default'; query: '?raw' }): Record<string, string>;
  }
}

interface Case {
  readonly source: string;
  readonly kind: 'expression' | 'template';
  readonly profile?: Profile;
  readonly variables?: Record<string, Value>;
}

const files = import.meta.glob('../../../../conformance/expressions/*.json', {
  eager: true,
  import: 'default',
  query: '?raw',
});
const cases = Object.values(files).flatMap((text) => (JSON.parse(text) as { cases: Case[] }).cases);
const short = cases.filter(({ source }) => source.length < 400);
const contextOf = ({ kind, profile = 'extended', variables = {} }: Case): LanguageContext => ({
  mode: kind,
  profile,
  samples: variables,
});
const seed = 7;
/** Every so many cases, so that all kinds of them come up. */
const every = (step: number) => short.filter((_, index) => index % step === 0);

describe('language service, over the conformance cases', () => {
  it('has cases', () => {
    expect(short.length).toBeGreaterThan(300);
  });

  it('completes at every place without failing, and only inside the text', { timeout: 120_000 }, () => {
    for (const one of every(2)) {
      const context = contextOf(one);
      for (let offset = 0; offset <= one.source.length; offset++) {
        for (const { edit, cursor } of completionsAt(one.source, offset, context)) {
          const isInside = edit.start <= offset && offset <= edit.end && edit.end <= one.source.length;
          const isPlaced = cursor >= edit.start && cursor <= edit.start + edit.text.length;
          if (!isInside || !isPlaced) expect.fail(`${one.source} at ${offset}: ${JSON.stringify({ edit, cursor })}`);
        }
      }
    }
  });

  it('offers after a prefix only what is known there', { timeout: 120_000 }, () => {
    const unknown = new Set(['unknown-variable', 'unknown-function', 'let-needs-letr', 'extension-function']);
    fc.assert(
      fc.property(fc.constantFrom(...short), fc.nat(), fc.nat(), (one, place, choice) => {
        const context = contextOf(one);
        const prefix = one.source.slice(0, place % (one.source.length + 1));
        const offered = completionsAt(prefix, prefix.length, context);
        const completion = offered[choice % Math.max(1, offered.length)];
        if (completion === undefined || completion.kind === 'namespace') return;
        const { edit } = completion;
        const text = prefix.slice(0, edit.start) + edit.text + prefix.slice(edit.end);
        const { diagnostics } = checkExpression(text, checkOptionsOf(context));
        const end = edit.start + edit.text.length;
        const wrong = diagnostics.filter(({ code, start }) => unknown.has(code) && start >= edit.start && start < end);
        expect(wrong, text).toEqual([]);
      }),
      { numRuns: 1_500, seed },
    );
  });

  it('explains every place without failing', { timeout: 120_000 }, () => {
    for (const one of every(5)) {
      const context = contextOf(one);
      for (let offset = 0; offset <= one.source.length; offset++) {
        const hover = hoverAt(one.source, offset, context);
        if (hover !== undefined) {
          expect(hover.start, one.source).toBeLessThanOrEqual(offset);
          expect(hover.end, one.source).toBeGreaterThanOrEqual(offset);
        }
        const help = signatureHelpAt(one.source, offset, context);
        for (const { start, end } of help?.parameters ?? []) expect(help?.label.slice(start, end)).not.toBe('');
      }
    }
  });

  it('formats all of them once and for all, with the same meaning', () => {
    for (const { source, kind, profile = 'extended' } of cases) {
      for (const width of [10, 40]) {
        const result = formatExpression(source, { mode: kind, profile, width });
        if (!result.ok) {
          expect(parseExpression(source, { mode: kind, profile }).diagnostics, source).not.toEqual([]);
          continue;
        }
        expect(formatExpression(result.text, { mode: kind, profile, width })).toEqual(result);
        const again = parseExpression(result.text, { mode: kind, profile });
        expect(withoutRanges(again.tree)).toEqual(withoutRanges(parseExpression(source, { mode: kind, profile }).tree));
      }
    }
  });
});

describe('language service, over random texts', () => {
  it('formats any tree once and for all, with the same meaning', () => {
    fc.assert(
      fc.property(arbitraryTree, fc.integer({ min: 1, max: 60 }), (tree, width) => {
        const source = printExpression(tree);
        const first = formatExpression(source, { width });
        if (!first.ok) return expect.fail(`${source}: ${first.reason}`);
        expect(withoutRanges(parseExpression(first.text).tree)).toEqual(withoutRanges(tree));
        expect(formatExpression(first.text, { width })).toEqual(first);
      }),
      { numRuns: 300, seed },
    );
  });

  it('never loses a comment', () => {
    const blank = fc.constantFrom(' ', '\n', '\n  ', '');
    const comment = fc
      .tuple(blank, fc.constantFrom('/* a */', '/* b\n c */', '/**/'), blank)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        arbitraryTree,
        fc.array(fc.tuple(fc.nat(), comment), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 5, max: 60 }),
        (tree, comments, width) => {
          const parts = printExpression(tree).split(' ');
          for (const [place, text] of comments) parts.splice(place % (parts.length + 1), 0, text);
          const source = parts.join(' ');
          const first = formatExpression(source, { width });
          if (!first.ok) return;
          const count = (text: string) => text.split('/*').length;
          expect(count(first.text)).toBe(count(source));
          expect(formatExpression(first.text, { width })).toEqual(first);
        },
      ),
      { numRuns: 300, seed },
    );
  });

  it('survives any text at any place', () => {
    const piece = fc.constantFrom(
      '@',
      '.',
      '?.',
      '?[',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '"',
      '`',
      '${',
      ',',
      ':',
      '=',
      '=>',
      '?',
      'let ',
      'return ',
      'try ',
      'catch ',
      'a',
      'std',
      'map',
      '1',
      ' ',
      '\n',
      '/*',
      '*/',
      "'",
      '\\',
      '+',
      '-',
      '|',
    );
    const context: LanguageContext = { variables: { a: typeOfSample({ b: { c: 1 }, 'd e': null }) } };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(), fc.boolean(), (pieces, place, isTemplate) => {
        const source = pieces.join('');
        const offset = place % (source.length + 1);
        const all: LanguageContext = { ...context, mode: isTemplate ? 'template' : 'expression' };
        for (const { edit } of completionsAt(source, offset, all)) {
          expect(edit.start).toBeLessThanOrEqual(offset);
          expect(edit.end).toBeGreaterThanOrEqual(offset);
        }
        hoverAt(source, offset, all);
        signatureHelpAt(source, offset, all);
        const formatted = formatExpression(source, { mode: all.mode ?? 'expression' });
        if (formatted.ok)
          expect(formatExpression(formatted.text, { mode: all.mode ?? 'expression' })).toEqual(formatted);
      }),
      { numRuns: 1_000, seed },
    );
  });
});
