import type { Fix } from '../diagnostic.ts';

/** A form of another language from the place of its word on, and what to write instead. */
type Form = readonly [pattern: RegExp, text: string | ((...groups: string[]) => string)];

const path = String.raw`[A-Za-z_][\w.]*`;
const literal = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\d.]+`;
const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
/** Parentheses with what is in them, two deep at most. */
const group = String.raw`\((?:[^()"]|${quoted}|\((?:[^()"]|${quoted})*\))*\)`;
/** What is read as one: nothing that follows belongs to it. */
const operand = String.raw`(?:${group}|${literal}|@?[A-Za-z_](?:[\w.]|\?(?=[.[])|${group}|\[[^[\]]*\])*)`;
/** Behind an operand that `not` stands before; an operator would belong to it as well. */
const endOfTest = String.raw`(?=\s*(?:$|&&|\|\||\?(?![?.[])|[)\],}:;]|(?:and|or|else|then)\b))`;
const body = String.raw`\{\s*(?:return\s+)?([^{};]+?);?\s*\}`;

const forms: readonly Form[] = [
  [/^new\s+Date\s*\(\s*\)\s*\.\s*(?:getTime|valueOf)\s*\(\s*\)/, '@time.now()'],
  [/^new\s+Date\s*\(\s*\)\s*\.\s*toISOString\s*\(\s*\)/, '@time.nowISO()'],
  [/^new\s+Date\s*\(\s*\)/, '@time.now()'],
  [/^new\s+Date\s*\(([^()]+)\)(?:\s*\.\s*(?:getTime|valueOf)\s*\(\s*\))?/, '@time.parse($1)'],
  [/^typeof\s*\(([^()]+)\)/, '@std.typeOf($1)'],
  [new RegExp(`^typeof\\s+(${path})`), '@std.typeOf($1)'],
  [/^and\b/i, '&&'],
  [/^or\b/i, '||'],
  [new RegExp(`^not(?:\\s+(?=[^\\s(])|\\s*(?=\\())(?!(?:not|in)\\b)(${operand})${endOfTest}`, 'i'), '!$1'],
  [/^is\s+not\b/, '!='],
  [/^is\b/, '=='],
  [/^(?:await|async)\s+/, ''],
  [/^(?:const|var)\b/, 'let'],
  [/^return\s+/, ''],
  [new RegExp(`^function\\s*\\w*\\s*\\(([^()]*)\\)\\s*${body}`), '($1) => $2'],
  [new RegExp(`^if\\s*\\(([^()]+)\\)\\s*${body}\\s*else\\s*${body}`), conditional],
  [/^if\s*\(([^()]+)\)\s*(?:return\s+)?([^{};]+?);?\s+else\s+(?:return\s+)?([^{};]+);?/, conditional],
  [new RegExp(`^if\\s*\\(([^()]+)\\)\\s*${body}\\s*$`), conditionalOrNull],
  [/^if\s*\(([^()]+)\)\s*(?:return\s+)?([^{};]+?);?\s*$/, conditionalOrNull],
  [/^\+\s*(?=[\d.])/, ''],
  // Postfixes belong to what the sign makes a number of.
  [new RegExp(`^\\+\\s*(${group})(?!\\s*(?:[\\w(.[]|\\?[.[]))`), '@std.strToDouble$1'],
  [new RegExp(`^\\+\\s*(@${path}${group})(?!\\s*(?:[\\w(.[]|\\?[.[]))`), '@std.strToDouble($1)'],
  [new RegExp(`^\\+\\s*(${literal}|${path})(?![\\w(.[?])`), '@std.strToDouble($1)'],
  [/^\/\/[ \t]*([^\n]*?)[ \t]*$/m, '/* $1 */'],
];

/** What binds as weakly as the conditional does needs its parentheses. */
function conditional(_whole: string, test: string, yes: string, no: string): string {
  const isWeak = /(?<!\?)\?(?![?.[])|=>|\b(?:letr?|try)\b/.test(test);
  return `${isWeak ? `(${test})` : test} ? ${yes} : ${no}`;
}

function conditionalOrNull(whole: string, test: string, yes: string): string {
  return conditional(whole, test, yes, 'null');
}

/** What to write instead of a form of JavaScript, SQL or Python that begins at `start`. */
export function foreignFormFix(source: string, start: number): Fix | undefined {
  const rest = source.slice(start);
  const block = blockFix(source, start);
  if (block !== undefined) return block;
  // In `x++ + 1`, the last is no sign.
  if (/(?:\+\+|--)\s*$/.test(source.slice(Math.max(0, start - 20), start))) return undefined;
  for (const [pattern, text] of forms) {
    const found = pattern.exec(rest);
    if (found?.index !== 0) continue;
    // In the whole rest, since a pattern may look at what follows.
    const replaced = typeof text === 'string' ? rest.replace(pattern, text) : rest.replace(pattern, text);
    const [whole] = found;
    return fixOf(start, start + whole.length, replaced.slice(0, replaced.length - rest.length + whole.length));
  }
  return infixFix(source, start) ?? numberFix(source, start);
}

function fixOf(start: number, end: number, text: string): Fix {
  const shown = text.trim();
  return { title: shown === '' ? 'Leave it out' : `Use ${shown}`, edits: [{ start, end, text }] };
}

const typeNames: Readonly<Record<string, string>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'boolean',
  Array: 'array',
  Function: 'lambda',
};

/** `x instanceof String` and `"a" in list`: the operand before the word changes as well. */
function infixFix(source: string, start: number): Fix | undefined {
  const before = new RegExp(`(${literal}|${path})\\s+$`).exec(source.slice(0, start));
  const after = new RegExp(`^(instanceof|in)\\s+(${path}|\\[[^\\]]*\\])`).exec(source.slice(start));
  if (before === null || after === null) return undefined;
  const [, left = ''] = before;
  const [whole, word, right = ''] = after;
  const kind = Object.hasOwn(typeNames, right) ? typeNames[right] : 'object';
  const text = word === 'in' ? `@std.contains(${right}, ${left})` : `@std.typeOf(${left}) == "${kind}"`;
  return fixOf(before.index, start + whole.length, text);
}

/** `(x) => { return x + 1 }`. */
function blockFix(source: string, start: number): Fix | undefined {
  const before = /=>\s*(\{\s*)$/.exec(source.slice(0, start));
  const after = /^return\s+([^{};]+?);?\s*\}/.exec(source.slice(start));
  if (before === null || after === null) return undefined;
  return fixOf(start - (before[1] ?? '').length, start + after[0].length, after[1] ?? '');
}

/** `1_000`. */
function numberFix(source: string, start: number): Fix | undefined {
  const [number] = /^\d[\d_]*_[\d_]*(?:\.[\d_]+)?/.exec(source.slice(start)) ?? [];
  return number === undefined ? undefined : fixOf(start, start + number.length, number.replaceAll('_', ''));
}

const declaration = /^\s*(?:const|let|letr|var)\s+([A-Za-z_]\w*)\s*=\s*([\s\S]+?)\s*$/;

/** `let a = 1; let b = 2; return a + b` as one `letr`. */
export function statementsFix(source: string): Fix | undefined {
  const statements = splitStatements(source).filter((statement) => statement.trim() !== '');
  const result = statements
    .pop()
    ?.trim()
    .replace(/^return\s+/, '');
  if (result === undefined || statements.length === 0) return undefined;
  const bindings = statements.map((statement) => declaration.exec(statement));
  if (bindings.some((binding) => binding === null)) return undefined;
  const shown = bindings.map((binding) => `${binding?.[1]} = ${binding?.[2]}`).join(', ');
  const text = `${bindings.length > 1 ? 'letr' : 'let'} ${shown} return ${result}`;
  return fixOf(0, source.length, text);
}

/** The parts between semicolons that stand outside of texts and brackets. */
function splitStatements(source: string): string[] {
  const parts = [''];
  let quote = '';
  let depth = 0;
  for (const [index, char] of [...source].entries()) {
    if (char === ';' && quote === '' && depth === 0) {
      parts.push('');
      continue;
    }
    if (quote !== '') quote = char === quote && source[index - 1] !== '\\' ? '' : quote;
    else if ('"\'`'.includes(char)) quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    parts.push(`${parts.pop()}${char}`);
  }
  return parts;
}
