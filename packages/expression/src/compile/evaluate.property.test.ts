import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../errors.ts';
import { evaluateExpression } from '../evaluate-expression.ts';
import { createFixtureHost } from '../fixture-host.ts';
import { arbitraryTree } from '../syntax/arbitrary-tree.ts';
import { printExpression } from '../syntax/print.ts';
import type { Value } from '../values/value.ts';

const host = createFixtureHost({ request: {} });
const variables = { a: 1, b: 'text', value: { a: [1, 2] } };

/** A value, or an error of the language; anything else fails the test. */
function outcome(source: string, mode: 'expression' | 'template' = 'expression'): unknown {
  try {
    return evaluateExpression(source, { mode, variables, host, limits: { steps: 20_000 } });
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
}

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'let ',
      'letr ',
      'return ',
      'try ',
      'catch ',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '`',
      '${',
      '"',
      "'",
      '\\',
      '@',
      '.',
      '?.',
    ],
    ...[
      '?[',
      '?',
      ':',
      '=>',
      '=',
      '==',
      '===',
      '??',
      '||',
      '&&',
      '+',
      '-',
      '--',
      '*',
      '/',
      '%',
      '!',
      '~',
      '<<',
      ';',
      ',',
      '//',
    ],
    ...['/*', '*/', ' ', '\n', 'a', 'b', 'std.len', 'x', '1', '0x', '1e', '.5', 'true', 'null', '“', '😀', '\u0000'],
  );

  it('is read and evaluated without a crash', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
        ),
        (source) => {
          outcome(source);
          outcome(source, 'template');
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('any tree', () => {
  it('gives the same value each time and leaves its input alone', () => {
    const before = JSON.stringify(variables);
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        const source = printExpression(tree);
        expect(outcome(source)).toEqual(outcome(source));
        expect(JSON.stringify(variables)).toBe(before);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives data that survives JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (json) => {
        const text = JSON.stringify(json);
        const value = evaluateExpression('@json.parse(@json.stringify(v))', {
          variables: { v: JSON.parse(text) as Value },
          host,
        });
        expect(JSON.stringify(value)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
