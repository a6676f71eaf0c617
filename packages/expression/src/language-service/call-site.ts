import type { CursorSite } from './cursor-site.ts';

/** A call whose arguments are being written. */
export interface OpenCall {
  /** Name of the function; `undefined` for `@(lambda)(…)`. */
  readonly name: string | undefined;
  /** Which argument, from 0. */
  readonly argument: number;
  /** Index of the `@`. */
  readonly at: number;
}

/** The innermost call around a place, if there is one. */
export function openCall({ tokens, forms }: CursorSite): OpenCall | undefined {
  for (const form of forms.toReversed()) {
    if (form.kind !== '(') continue;
    const { commas: argument } = form;
    let index = form.token - 1;
    if (tokens[index]?.text === ')') {
      const at = openingOf(tokens, index) - 1;
      if (tokens[at]?.text === '@') return { name: undefined, argument, at };
      continue;
    }
    const names: string[] = [];
    while (tokens[index]?.kind === 'identifier' || tokens[index]?.kind === 'keyword') {
      names.unshift(tokens[index]?.text ?? '');
      index--;
      if (tokens[index]?.text === '.') index--;
    }
    if (names.length > 0 && tokens[index]?.text === '@') return { name: names.join('.'), argument, at: index };
  }
  return undefined;
}

export function callStart({ tokens }: CursorSite, { at }: OpenCall): number {
  return tokens[at]?.start ?? 0;
}

/** Index of the parenthesis that the one at `close` closes; -1 if it is missing. */
function openingOf(tokens: CursorSite['tokens'], close: number): number {
  let open = 0;
  for (let index = close; index >= 0; index--) {
    const token = tokens[index];
    if (token?.kind !== 'punctuator') continue;
    if (token.text === ')') open++;
    if (token.text === '(' && --open === 0) return index;
  }
  return -1;
}
