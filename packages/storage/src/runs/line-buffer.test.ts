import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineBuffer } from './line-buffer.ts';

const written = (write: (buffer: LineBuffer) => void): string => {
  const buffer = new LineBuffer();
  write(buffer);
  return buffer.toString();
};

describe('a buffer of lines', () => {
  test('writes numbers as the language does', () => {
    const numbers = fc.oneof(
      fc.integer(),
      fc.double(),
      fc.nat({ max: 1000 }),
      fc.constantFrom(
        0,
        -0,
        -1,
        9,
        10,
        99,
        100,
        999_999_999,
        1_000_000_000,
        0x7fff_ffff,
        0x8000_0000,
        1e21,
        Number.NaN,
      ),
    );
    fc.assert(
      fc.property(numbers, (value) => {
        expect(written((buffer) => buffer.number(value))).toBe(String(value));
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  test('writes plain text, and nothing of one that is not', () => {
    expect(written((buffer) => expect(buffer.plain('aZ09_.~+/=:-')).toBe(true))).toBe('aZ09_.~+/=:-');
    expect(written((buffer) => expect(buffer.plain('skip-rest', 5)).toBe(true))).toBe('rest');
    for (const text of ['a b', 'a\tb', 'a"', 'é', '\u0000', 'a\n'])
      expect(written((buffer) => expect(buffer.plain(text)).toBe(false))).toBe('');
  });

  test('grows, and holds every text', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (given) => {
        const whole = given.map((text) => text.toWellFormed());
        expect(
          written((buffer) => {
            for (const text of whole) buffer.text(text);
          }),
        ).toBe(whole.join(''));
      }),
      { numRuns: 100, seed: 6 },
    );
    const long = 'x'.repeat(200_000);
    expect(written((buffer) => expect(buffer.plain(long)).toBe(true))).toBe(long);
  });

  test('begins anew', () => {
    const buffer = new LineBuffer();
    buffer.text('x'.repeat(5_000_000));
    buffer.clear();
    buffer.text('new');
    buffer.char(0x21);
    expect([buffer.toString(), buffer.length]).toEqual(['new!', 4]);
  });
});
