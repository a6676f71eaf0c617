import type { FunctionDefinition, FunctionParameter } from '../functions/function-definition.ts';
import { formatType } from '../types/format-type.ts';

/** What each namespace is for; the order is that of the reference. */
export const namespaceDocs = {
  std: 'Lists, objects, texts and conversions.',
  strings: 'Texts: split, join, replace, search, encode.',
  math: 'Numbers: rounding, powers, minimum and maximum.',
  time: 'The clock, and reading and writing of times, in UTC and epoch milliseconds.',
  json: 'Reading and writing of JSON.',
  crypto: 'Tokens, hashes and keys by their alias.',
  env: 'Settings of the installation.',
  policy: 'The request, the user, the client and the journey.',
  webrequests: 'The web requests that were defined for the journey.',
} as const;

export function docsOfNamespace(name: string): string {
  return Object.hasOwn(namespaceDocs, name) ? namespaceDocs[name as keyof typeof namespaceDocs] : '';
}

/** `list: array` or `end?: number`. */
export function parameterText({ name, type, optional, rest }: FunctionParameter): string {
  return `${rest ? '…' : ''}${name}${optional ? '?' : ''}: ${formatType(type)}`;
}

/** `@std.slice(x: string, start: number, end?: number): string`. */
export function typedSignature({ name, parameters, returns }: FunctionDefinition): string {
  return `@${name}(${parameters.map(parameterText).join(', ')}): ${formatType(returns)}`;
}

/** Documentation of a function as Markdown: what it does, its parameters, an example and what to beware of. */
export function functionDocs(definition: FunctionDefinition): string {
  const { docs, parameters, examples, caution, extension } = definition;
  const parts = [docs];
  if (parameters.length > 0) parts.push(parameters.map((one) => `- \`${one.name}\`: ${one.docs}`).join('\n'));
  const [example] = examples;
  if (example !== undefined) {
    const result = 'result' in example ? ` → \`${JSON.stringify(example.result)}\`` : '';
    parts.push(`Example: \`${example.source}\`${result}`);
  }
  if (caution !== undefined) parts.push(`**Caution:** ${caution}`);
  if (extension) parts.push('An extension: it is not part of the Mosaic profile.');
  return parts.join('\n\n');
}
