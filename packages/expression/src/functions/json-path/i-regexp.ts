const category = /^\{(?:C[cfno]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)\}/;
const quantity = /^\{\d{1,4}(?:,\d{0,4})?\}/;
const escapable = '()*+-.?[\\]^nrt{|}';

/**
 * An I-Regexp (RFC 9485) in the syntax of RE2, or `undefined` if it isn't one. They differ in the dot; everything that
 * RE2 knows beyond I-Regexp is refused. `^` and `$` keep their meaning, as the mappings of RFC 9485 §5 leave them.
 */
export function toRe2(pattern: string): string | undefined {
  let result = '';
  let inClass = false;
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at, at + 12);
    const character = rest[0] as string;
    let part = character;
    let written = character;
    if (character === '\\') {
      const escaped = readEscape(rest);
      if (escaped === undefined) return undefined;
      part = escaped;
      written = escaped;
    } else if (inClass) {
      if (character === '[') return undefined;
      inClass = character !== ']';
    } else if (character === '[') {
      inClass = true;
      if (pattern[at + 1] === '^') part = written = '[^';
      if (pattern[at + part.length] === ']') return undefined;
    } else if (character === '.') written = '[^\\n\\r]';
    else if (character === '{') {
      const count = quantity.exec(rest)?.[0];
      if (count === undefined) return undefined;
      part = written = count;
    } else if (character === ']' || character === '}') return undefined;
    else if (character === '(' && pattern[at + 1] === '?') return undefined;
    if (isQuantifier(part) && !inClass && '?+*'.includes(pattern[at + part.length] ?? ' ')) return undefined;
    result += written;
    at += part.length;
  }
  return inClass ? undefined : result;
}

function readEscape(rest: string): string | undefined {
  const letter = rest[1] ?? '';
  if (letter !== '' && escapable.includes(letter)) return rest.slice(0, 2);
  if (letter !== 'p' && letter !== 'P') return undefined;
  const name = category.exec(rest.slice(2))?.[0];
  return name === undefined ? undefined : `\\${letter}${name}`;
}

/** RE2 knows lazy and possessive forms, `a*?` and `a*+`; I-Regexp doesn't. */
function isQuantifier(part: string): boolean {
  return part === '*' || part === '+' || part === '?' || quantity.test(part);
}
