import type { Token } from '../syntax/token.ts';

/** A bracket, a `let` or a `try` that is still open at a place of the text. */
export interface OpenForm {
  readonly kind: '(' | '[' | '{' | '${' | 'let' | 'try';
  /** Index of the token that opened it. */
  readonly token: number;
  /** Separators directly inside it so far. */
  commas: number;
  /** What comes next: the name of a `let` or the key of an object, or a value. */
  awaits: 'name' | 'value';
}

const closing: Readonly<Record<string, OpenForm['kind']>> = { ')': '(', ']': '[', '}': '{' };

/** What is open after the first `count` tokens, outermost first. Reads broken texts as well. */
export function openForms(tokens: readonly Token[], count: number): readonly OpenForm[] {
  const forms: OpenForm[] = [];
  for (let index = 0; index < count; index++) {
    const token = tokens[index] as Token;
    if (token.kind === 'interpolation-start') open(forms, '${', index);
    else if (token.kind === 'interpolation-end') close(forms, '${');
    else if (token.kind === 'keyword' && !isMemberName(tokens, index)) takeKeyword(forms, token.text, index);
    else if (token.kind === 'punctuator') takePunctuator(forms, token.text, index);
  }
  return forms;
}

function open(forms: OpenForm[], kind: OpenForm['kind'], token: number): void {
  forms.push({ kind, token, commas: 0, awaits: kind === 'let' || kind === '{' ? 'name' : 'value' });
}

/** Closes a form with everything that was left open inside it. */
function close(forms: OpenForm[], kind: OpenForm['kind']): void {
  const index = forms.findLastIndex((form) => form.kind === kind);
  if (index >= 0) forms.length = index;
}

/** Whether a word is the name of a member or a function, so that it isn't a word of the language. */
export function isMemberName(tokens: readonly Token[], index: number): boolean {
  return ['.', '?.', '@'].includes(tokens[index - 1]?.text ?? '');
}

function takeKeyword(forms: OpenForm[], word: string, index: number): void {
  const top = forms.at(-1);
  if (top?.kind === '{' && top.awaits === 'name') return;
  if (word === 'let' || word === 'letr') open(forms, 'let', index);
  else if (word === 'try') open(forms, 'try', index);
  else if (word === 'return') closeWithinBracket(forms, 'let');
  else if (word === 'catch') closeWithinBracket(forms, 'try');
}

function closeWithinBracket(forms: OpenForm[], kind: 'let' | 'try'): void {
  const bracket = forms.findLastIndex((form) => form.kind !== 'let' && form.kind !== 'try');
  const index = forms.findLastIndex((form) => form.kind === kind);
  if (index > bracket) forms.length = index;
}

function takePunctuator(forms: OpenForm[], text: string, index: number): void {
  if (text === '(' || text === '[' || text === '{') open(forms, text, index);
  else if (text === '?[') open(forms, '[', index);
  else if (closing[text] !== undefined) close(forms, closing[text]);
  else if (text === ',') takeComma(forms);
  else {
    const top = forms.at(-1);
    if ((text === '=' && top?.kind === 'let') || (text === ':' && top?.kind === '{')) top.awaits = 'value';
  }
}

function takeComma(forms: OpenForm[]): void {
  while (forms.at(-1)?.kind === 'try') forms.pop();
  const top = forms.at(-1);
  if (top === undefined) return;
  top.commas++;
  if (top.kind === 'let' || top.kind === '{') top.awaits = 'name';
}
