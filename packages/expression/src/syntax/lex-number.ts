import type { Lexer } from './lexer.ts';
import { replacement } from './problem-list.ts';
import type { Token } from './token.ts';

const decimal = /\d+(?:\.\d+)?/y;
const exponent = /[eE][+-]?\d+/y;
const radix = /0(?:[xX][0-9A-Fa-f]+|[oO][0-7]+)/y;
const wordRest = /[A-Za-z0-9_]+/y;

/** Reads a number: decimal with optional fraction and exponent, `0x…` or `0o…`. */
export function lexNumber(lexer: Lexer, start: number): Token {
  const { source, problems } = lexer;
  if (source[start] === '.') return numberWithoutLeadingDigit(lexer, start);
  let end = match(radix, source, start);
  if (end < 0) {
    end = match(decimal, source, start);
    const exponentEnd = match(exponent, source, end);
    if (exponentEnd >= 0) {
      if (lexer.profile === 'mosaic') {
        problems.error("Exponents aren't part of the Mosaic profile. Write the number out.", start, exponentEnd);
      }
      end = exponentEnd;
    }
  }
  const restEnd = match(wordRest, source, end);
  if (restEnd >= 0) {
    const text = source.slice(start, restEnd);
    problems.error(malformedMessage(text), start, restEnd);
    return { kind: 'number', text, start, end: restEnd, value: 0, reported: true };
  }
  const text = source.slice(start, end);
  const value = Number(text.toLowerCase());
  if (Number.isFinite(value)) return { kind: 'number', text, start, end, value };
  problems.error('This number is too large.', start, end);
  return { kind: 'number', text, start, end, value: 0, reported: true };
}

function numberWithoutLeadingDigit(lexer: Lexer, start: number): Token {
  const digitsEnd = match(decimal, lexer.source, start + 1);
  const exponentEnd = match(exponent, lexer.source, digitsEnd);
  const end = exponentEnd < 0 ? digitsEnd : exponentEnd;
  const text = lexer.source.slice(start, end);
  lexer.problems.error(
    `A number starts with a digit: 0${text}.`,
    start,
    end,
    replacement('Add a zero', start, start, '0'),
  );
  return { kind: 'number', text, start, end, value: Number(text), reported: true };
}

function malformedMessage(text: string): string {
  if (/^0[bB]/.test(text)) return 'There are no binary numbers. Use 0x… or decimal.';
  if (/^\d+n$/.test(text)) return `There is one type of number: write ${text.slice(0, -1)}.`;
  if (text.includes('_')) return 'A number has no "_" between its digits.';
  return "This isn't a number.";
}

function match(pattern: RegExp, source: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(source) ? pattern.lastIndex : -1;
}
