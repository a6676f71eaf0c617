import type { Fix } from '../diagnostic.ts';
import { replacement } from './problem-list.ts';
import { rejectedWords } from './rejected-operators.ts';
import type { Token } from './token.ts';

/** A sentence about a token that can't stand where it does, with the right form if there is a usual mistake. */
export function explainUnexpected(
  token: Token,
  previous: Token | undefined,
  expectation: string,
): { message: string; at?: Token; fix?: Fix } {
  if (token.kind === 'end') return { message: `The expression ends too early. Expected ${expectation}.` };
  if (token.kind === 'keyword' && token.text === 'return') {
    return { message: '"return" belongs to let: let a = 1 return a + 1.' };
  }
  if (token.kind === 'keyword' && token.text === 'catch') {
    return { message: '"catch" belongs to try: try a / b catch 0.' };
  }
  const wordToken = [token, previous].find((candidate) => candidate !== undefined && wordHint(candidate) !== undefined);
  if (wordToken !== undefined && startsOperand(token)) {
    return { message: wordHint(wordToken) ?? '', at: wordToken };
  }
  if (token.kind === 'punctuator') {
    if (token.text === '=' && previous !== undefined && endsOperand(previous)) {
      return {
        message: 'Use == to compare, or let a = 1 return a to name a value. Nothing can be assigned.',
        fix: replacement('Use ==', token.start, token.end, '=='),
      };
    }
    if (token.text === '=>') return { message: "A lambda's parameters stand in parentheses: (x) => x + 1." };
    if (token.text === ',') return { message: `There is no comma operator. Expected ${expectation}.` };
    if (token.text === '+' && expectation === 'a value')
      return {
        message: 'There is no unary plus; leave the + out, or read a number from a text with @std.strToDouble(text).',
      };
  }
  return { message: `Expected ${expectation}, but found ${describe(token)}.` };
}

function wordHint(token: Token): string | undefined {
  return token.kind === 'identifier' ? rejectedWords.get(token.text) : undefined;
}

function startsOperand(token: Token): boolean {
  return token.kind !== 'punctuator' || ['(', '{', '@'].includes(token.text);
}

function endsOperand(token: Token): boolean {
  return (
    ['identifier', 'number', 'string', 'template-end'].includes(token.kind) ||
    [')', ']', '}', 'true', 'false', 'null'].includes(token.text)
  );
}

function describe(token: Token): string {
  if (token.kind === 'string' || token.kind === 'template-start') return 'a text';
  if (token.kind === 'interpolation-end') return '"}"';
  return `"${token.text}"`;
}
