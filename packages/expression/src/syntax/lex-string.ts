import type { Lexer } from './lexer.ts';
import { replacement } from './problem-list.ts';
import type { Token } from './token.ts';

const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const documentedEscapes = new Set(['"', '\\']);

/** Reads a text in double quotes. Single quotes are read as well, to report them and to offer the right form. */
export function lexString(lexer: Lexer, start: number): Token {
  const { source, problems } = lexer;
  const quote = source[start] as string;
  let value = '';
  let position = start + 1;
  while (position < source.length) {
    const character = source[position] as string;
    if (character === quote) return finish(lexer, start, position + 1, value);
    if (character === '\n' || character === '\r') break;
    if (character !== '\\') {
      value += character;
      position++;
      continue;
    }
    const [resolved, length] = readEscape(lexer, position, quote);
    value += resolved;
    position += length;
  }
  const atLineBreak = position < source.length;
  if (quote === "'") {
    problems.error('Text is put in double quotes: "…".', start, start + 1);
    return { kind: 'bad', text: quote, start, end: start + 1, reported: true };
  }
  const message = atLineBreak
    ? 'A text ends on its line. Write \\n for a line break, or use a template: `…`.'
    : 'This text has no closing quote.';
  problems.error(message, start, position);
  return { kind: 'string', text: source.slice(start, position), start, end: position, value, reported: true };
}

function finish(lexer: Lexer, start: number, end: number, value: string): Token {
  const text = lexer.source.slice(start, end);
  if (text[0] === '"') return { kind: 'string', text, start, end, value };
  const fix = replacement('Use double quotes', start, end, JSON.stringify(value));
  lexer.problems.error('Text is put in double quotes: "…".', start, end, fix);
  return { kind: 'string', text, start, end, value, reported: true };
}

function readEscape(lexer: Lexer, position: number, quote: string): [string, number] {
  const { source, problems } = lexer;
  const character = source[position + 1] ?? '';
  const resolved = escapes.get(character);
  if (resolved !== undefined) {
    if (lexer.profile === 'mosaic' && !documentedEscapes.has(character)) {
      problems.error('Only \\" and \\\\ are escapes in the Mosaic profile.', position, position + 2);
    }
    return [resolved, 2];
  }
  if (character === quote) return [character, 2];
  if (character === 'u') {
    const digits = source.slice(position + 2, position + 6);
    if (/^[0-9A-Fa-f]{4}$/.test(digits)) {
      if (lexer.profile === 'mosaic') {
        problems.error('Only \\" and \\\\ are escapes in the Mosaic profile.', position, position + 6);
      }
      return [String.fromCharCode(Number.parseInt(digits, 16)), 6];
    }
    const braced = /^\{([0-9A-Fa-f]{1,6})\}/.exec(source.slice(position + 2, position + 10));
    const code = Number.parseInt(braced?.[1] ?? '', 16);
    if (braced !== null && code <= 0x10ffff) return foreignEscape(lexer, position, 2 + braced[0].length, code);
    problems.error('\\u takes four hexadecimal digits: \\u00e9.', position, position + 2);
    return ['', 2];
  }
  const [, byte] = character === 'x' ? (/^([0-9A-Fa-f]{2})/.exec(source.slice(position + 2, position + 4)) ?? []) : [];
  if (byte !== undefined) return foreignEscape(lexer, position, 4, Number.parseInt(byte, 16));
  if (character === '' || character === '\n' || character === '\r') return ['', 1];
  const fix = replacement('Double the backslash', position, position + 1, '\\\\');
  problems.error('This escape is unknown. Write \\\\ for a backslash.', position, position + 2, fix);
  return [character, 2];
}

/** `\\u{1F600}` and `\\x41` of JavaScript: the character itself says the same. */
function foreignEscape({ source, problems }: Lexer, position: number, length: number, code: number): [string, number] {
  const character = String.fromCodePoint(code);
  const shown = JSON.stringify(character).slice(1, -1);
  const written = source.slice(position, position + length);
  problems.error(
    `The language has no ${written}. Write the character itself, or \\u with four hexadecimal digits.`,
    position,
    position + length,
    replacement(`Use ${shown}`, position, position + length, shown),
  );
  return [character, length];
}
