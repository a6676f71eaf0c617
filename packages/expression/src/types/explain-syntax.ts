import type { Diagnostic, Fix } from '../diagnostic.ts';
import { functionCatalogue } from '../functions/catalogue.ts';
import type { ParseOptions } from '../syntax/parse.ts';
import type { Expression } from '../syntax/tree.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import { syntaxFix } from './syntax-fixes.ts';

/** Words of other languages that the parser names. */
const foreignWord =
  /^(?:function|new|typeof|instanceof|var|const|in|if|else|then|and|or|not|is|await|async|delete|void)\b/;

/** A problem of the parser with its own code, and with a fix where the parser alone had none. */
export function explainSyntax(
  diagnostic: Diagnostic,
  source: string,
  tree: Expression | null,
  options: ParseOptions,
): Diagnostic {
  const code = codeOf(diagnostic, source);
  const fix = bareCallFix(diagnostic, source) ?? diagnostic.fix ?? syntaxFix(code, diagnostic, source, tree, options);
  return { ...diagnostic, code, ...(fix && { fix }) };
}

/** Names of functions in other languages. */
const otherNames: Readonly<Record<string, string>> = {
  parseInt: 'std.strToInt',
  parseFloat: 'std.strToDouble',
  Number: 'std.strToDouble',
  encodeURIComponent: 'strings.urlEncode',
  decodeURIComponent: 'strings.urlDecode',
  atob: 'strings.base64Decode',
  btoa: 'strings.base64Encode',
};

/** `trim(x)`: a function without its "@" and its namespace. */
function bareCallFix({ message, start, end }: Diagnostic, source: string): Fix | undefined {
  if (!message.startsWith('A lambda is called with')) return undefined;
  const name = source.slice(start, end);
  const known = functionCatalogue.find((definition) => definition.name.split('.').at(-1) === name)?.name;
  const meant = Object.hasOwn(otherNames, name) ? otherNames[name] : known;
  if (meant === undefined) return undefined;
  return { title: `Use @${meant}`, edits: [{ start, end, text: `@${meant}` }] };
}

function codeOf({ code, message, start, end }: Diagnostic, source: string): DiagnosticCode {
  if (code === 'E_LIMIT') return 'too-large';
  const text = source.slice(start, end);
  if (text.startsWith("'")) return 'single-quotes';
  if (text === '===' || text === '!==') return 'strict-equality';
  if (text === ';') return 'semicolon';
  if (text === '=' || message.startsWith("Variables can't be changed")) return 'assignment';
  if (/^(?:\+\+|--|\*\*|>>>|<>|\.\.\.)$/.test(text)) return 'foreign-operator';
  if (text.startsWith('\\') && /\\["']/.test(source.slice(start, start + 2))) return 'over-escaped-text';
  if (message.startsWith("A function's name starts with")) return 'missing-at';
  if (message.startsWith('A lambda is called with')) return 'missing-at';
  if (message.startsWith('A function is called with parentheses')) return 'missing-parentheses';
  if (message.startsWith('Values have no methods')) return 'method-call';
  if (message.startsWith("A lambda's parameters")) return 'lambda-form';
  if (message.startsWith('An entry has a key') || message.startsWith('This key needs quotes')) return 'unquoted-key';
  return foreignWord.test(text) && !message.startsWith('Expected') ? 'foreign-word' : 'syntax';
}
